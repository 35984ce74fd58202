import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inspect } from "./support/inspect.ts";
import { box, edit, focusOn, gone, hear, nameField, row, save, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

/** Changes a policy without saving it. */
async function change(page: Page): Promise<void> {
  await edit(page, "Billing");
  await nameField(page).fill("Billing, changed");
  await box(page, "iam:read").click();
}

async function expectKept(page: Page): Promise<void> {
  expect(await nameField(page).inputValue()).toBe("Billing, changed");
  expect(await box(page, "iam:read").isChecked()).toBe(true);
}

async function expectSaved(page: Page): Promise<void> {
  await hear(page, "Saved Billing, changed");
  await see(row(page, "Billing, changed").getByText("4 permissions"));
}

function failAll(operation: "updatePolicy" | "listPolicies", fault: object): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    app.fake.failNext({ operation, ...fault });
  }
}

test("503: retries, then shows the failure", async () => {
  const page = await app.open("ada");
  await change(page);
  failAll("updatePolicy", { status: 503 });
  await save(page);
  await see(page.getByText("The API is not working"));
  await expectKept(page);
  await inspect(page, "error-503");
  await page.getByRole("button", { name: "Try again" }).click();
  await expectSaved(page);
});

test("another save does not show the retries of a failed one", async () => {
  const page = await app.open("ada");
  await change(page);
  failAll("updatePolicy", { status: 503 });
  await save(page);
  const review = page.getByRole("alertdialog");
  await see(review.getByText("The request failed. Retrying…"));
  await see(page.getByText("The API is not working"));
  app.fake.failNext({ operation: "listPolicies", delay: 2000 });
  app.fake.failNext({ operation: "updatePolicy", delay: 2000 });
  await save(page);
  await see(review.getByText("Checking for other changes…"));
  await see(review.getByText("Saving…"));
  expect(await page.getByText("Retrying…").count()).toBe(0);
  await expectSaved(page);
});

test("a save does not show the retries of a deletion", async () => {
  const page = await app.open("ada");
  app.fake.failNext({ operation: "deletePolicy", status: 429, retryAfter: 8 });
  await page.getByRole("button", { name: "Delete Sandbox" }).click();
  await page.getByRole("textbox", { name: /to confirm/ }).fill("Sandbox");
  await page.getByRole("button", { name: "Delete policy" }).click();
  await gone(page.getByRole("alertdialog"));
  await change(page);
  app.fake.failNext({ operation: "updatePolicy", delay: 2000 });
  await save(page);
  await see(page.getByRole("alertdialog").getByText("Saving…"));
  expect(await page.getByText("Retrying…").count()).toBe(0);
  await expectSaved(page);
});

test("a connection that is lost after the save does no harm", async () => {
  const page = await app.open("ada");
  await change(page);
  app.fake.failNext({ operation: "updatePolicy", drop: "response" });
  await save(page);
  await expectSaved(page);
});

test("offers to check for a creation with a lost response instead of sending it again", async () => {
  const page = await app.open("ada", "/policies/new");
  await nameField(page).fill("Read invoices");
  app.fake.failNext({ operation: "createPolicy", drop: "response" });
  await save(page, "Create policy");
  await see(page.getByText("may have been created"));
  expect(await nameField(page).inputValue()).toBe("Read invoices");
  await inspect(page, "error-unknown");
  await page.getByRole("button", { name: "Check the list" }).click();
  await hear(page, "Read invoices was created");
  await see(row(page, "Read invoices"));
  expect(app.fake.state().policies.filter(({ name }) => name === "Read invoices")).toHaveLength(1);
});

test("shows why the list cannot be loaded, and can try again", async () => {
  failAll("listPolicies", { drop: true });
  const page = await app.open("ada");
  await see(page.getByText("The API is not working"));
  await inspect(page, "error-list");
  await page.getByRole("button", { name: "Try again" }).click();
  await see(row(page, "Auditor"));
  await gone(page.getByRole("alert").filter({ hasText: "is not working" }));
});

test("shows why the permissions of a form cannot be loaded", async () => {
  const page = await app.open("ada", "/policies/policy-3");
  await see(nameField(page));
  for (let attempt = 0; attempt < 3; attempt++) {
    app.fake.failNext({ operation: "listPermissions", status: 500 });
  }
  await page.reload();
  await see(page.getByText("The API is not working"));
  await page.getByRole("button", { name: "Try again" }).click();
  await see(nameField(page));
});

test("keeps the changes of a save that fails after the user has left the form", async () => {
  const page = await app.open("ada");
  await change(page);
  failAll("updatePolicy", { status: 500, delay: 300 });
  await save(page);
  await page.getByRole("button", { name: "Hide" }).click();
  await page.getByRole("link", { name: "Policies", exact: true }).click();
  await see(row(page, "Billing, changed").getByText("Saving…"));
  await see(page.getByText("Billing, changed: The API is not working"));
  await see(row(page, "Billing"));
  await inspect(page, "failed-write");
  await page.getByRole("button", { name: "Open your changes" }).click();
  await see(nameField(page));
  await expectKept(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectSaved(page);
  await focusOn(page, "Billing, changed");
});

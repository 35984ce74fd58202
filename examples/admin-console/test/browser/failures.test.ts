import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inspect } from "./support/inspect.ts";
import { box, edit, hear, nameField, row, save, see } from "./support/steps.ts";
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

test("401: saves the changes after the user has signed in again", async () => {
  const page = await app.open("ada");
  await change(page);
  await page.context().clearCookies();
  await save(page);
  await see(page.getByText("You are signed out"));
  await expectKept(page);
  await inspect(page, "error-401");
  await page.getByRole("alert").getByRole("button", { name: /Ada/ }).click();
  await expectSaved(page);
});

test("403: says whom to ask for write access", async () => {
  const page = await app.open("ada");
  await change(page);
  await app.signInAs(page, "ben");
  await save(page);
  await see(page.getByText("Ask someone with write access to make this change"));
  await expectKept(page);
  await inspect(page, "error-403");
  await page.getByRole("alert").getByRole("button", { name: /Ada/ }).click();
  await expectSaved(page);
});

test("409: shows a field error if the name is taken", async () => {
  const page = await app.open("ada");
  await change(page);
  await nameField(page).fill("Auditor");
  await save(page);
  await see(page.getByText("Another policy is already named “Auditor”. Choose another name."));
  expect(await nameField(page).getAttribute("aria-invalid")).toBe("true");
  expect(await nameField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await inspect(page, "error-409");
  await nameField(page).fill("Billing, changed");
  await save(page);
  await expectSaved(page);
});

test("422: shows the API's message", async () => {
  const page = await app.open("ada");
  await change(page);
  app.fake.failNext({ operation: "updatePolicy", status: 422 });
  await save(page);
  await see(page.getByText("The API rejected the request:"));
  await expectKept(page);
  await inspect(page, "error-422");
  await page.getByRole("button", { name: "Reload the permissions" }).click();
  await save(page);
  await expectSaved(page);
});

test("429: shows the wait and then offers to try again", async () => {
  const page = await app.open("ada");
  await page.clock.install();
  await change(page);
  app.fake.failNext({ operation: "updatePolicy", status: 429, retryAfter: 90 });
  await save(page);
  await see(page.getByText("Try again in 90 seconds"));
  const again = page.getByRole("button", { name: /^Try again/ });
  expect(await again.getAttribute("aria-disabled")).toBe("true");
  await inspect(page, "error-429");
  await again.press("Enter"); // has no effect yet
  await page.clock.fastForward(95_000);
  await see(page.getByRole("button", { name: "Try again", exact: true }));
  await again.click();
  await expectSaved(page);
});

test("shows a short wait and retries the write", async () => {
  const page = await app.open("ada");
  await change(page);
  app.fake.failNext({ operation: "updatePolicy", status: 429, retryAfter: 3 });
  await save(page);
  await see(page.getByText("Rate limited. Retrying…"));
  await expectSaved(page);
});

test("offline: sends nothing later by itself, and can try again when online", async () => {
  const page = await app.open("ada");
  await change(page);
  await page.context().setOffline(true);
  await save(page);
  await see(page.getByRole("alert").getByText("You are offline"));
  await expectKept(page);
  await inspect(page, "error-offline");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expectSaved(page);
});

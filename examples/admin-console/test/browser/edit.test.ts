import { describe, expect, test } from "vitest";
import { SAMPLE_ORGANIZATION } from "../../server/sample-organization.ts";
import { inspect } from "./support/inspect.ts";
import { box, edit, focusOn, gone, hear, nameField, row, save, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

function policy(name: string) {
  return app.fake.state().policies.find((one) => one.name === name);
}

function granted(name: string) {
  return policy(name)?.permissions?.map((one) => one.name);
}

test("a group's checkbox shows none, some or all of its permissions, and sets them", async () => {
  const page = await app.open("ada");
  await edit(page, "Evaluation engineer");
  const expectState = (name: string) =>
    expect.poll(() => box(page, name).getAttribute("aria-checked"), { timeout: 30_000 });
  await expectState("All of project").toBe("mixed");
  await expectState("All of metric").toBe("true");
  await expectState("All of billing").toBe("false");
  await box(page, "All of project").click();
  await expectState("All of project").toBe("true");
  await see(page.getByText("2 permissions added"));
  await box(page, "All of project").click();
  await expectState("project:read").toBe("false");
  await see(page.getByText("1 permission removed"));
});

test("a group's checkbox sets only the permissions that match the filter", async () => {
  const page = await app.open("ada");
  await edit(page, "Sandbox");
  await page.getByRole("searchbox", { name: "Filter permissions" }).fill(":read");
  await gone(box(page, "iam:manage"));
  await hear(page, "12 permissions match");
  await box(page, "All of iam").click();
  await see(page.getByText("1 permission added"));
  await page.getByRole("searchbox", { name: "Filter permissions" }).fill("");
  expect(await box(page, "iam:manage").isChecked()).toBe(false);
  expect(await box(page, "iam:read").isChecked()).toBe(true);
});

test("the review shows the changes and warns about powerful permissions", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await inspect(page, "edit");
  await box(page, "iam:manage").click();
  await box(page, "billing:manage").click();
  await page.getByRole("textbox", { name: /^Description/ }).fill("Invoices");
  await page.getByRole("button", { name: "Review changes" }).click();
  const dialog = page.getByRole("alertdialog");
  await see(dialog.getByText("This grants powerful permissions"));
  expect(await dialog.locator("li.added").allTextContents()).toEqual(["iam:manage"]);
  expect(await dialog.locator("li.removed").allTextContents()).toEqual(["billing:manage"]);
  await see(dialog.locator("del", { hasText: "Plans, invoices and usage" }));
  await inspect(page, "review");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await hear(page, "Saved Billing");
  await see(row(page, "Billing").getByText("iam:manage"));
  expect(granted("Billing")?.sort()).toEqual(["billing:read", "iam:manage", "modelCost:read"]);
  await focusOn(page, "Billing");
  await inspect(page, "saved");
});

test("the review does not warn about the loss of a powerful permission", async () => {
  const page = await app.open("ada");
  await edit(page, "People operations");
  await box(page, "user:manage").click();
  await page.getByRole("button", { name: "Review changes" }).click();
  await see(page.getByRole("alertdialog").getByText("Removed"));
  expect(await page.getByText("This grants powerful").count()).toBe(0);
});

test("creates a policy", async () => {
  const page = await app.open("ada");
  await page.getByRole("link", { name: "New policy" }).click();
  await page.getByRole("button", { name: "Review and create" }).click();
  await see(page.getByText("Enter a name."));
  await focusOn(page, "");
  await inspect(page, "create-without-name");
  await nameField(page).fill("Read invoices");
  await box(page, "billing:read").click();
  await save(page, "Create policy");
  await hear(page, "Created Read invoices");
  await see(row(page, "Read invoices").getByText("1 permission"));
  await focusOn(page, "Read invoices");
  expect(policy("Read invoices")).toMatchObject({ description: null });
});

test("asks before leaving unsaved changes by a link or by going back", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await nameField(page).fill("Billing and more");
  const ask = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await page.goBack();
  await see(ask);
  await inspect(page, "leave");
  await page.getByRole("button", { name: "Keep editing" }).click();
  await gone(ask);
  expect(await nameField(page).inputValue()).toBe("Billing and more");
  expect(page.url()).toContain("/policies/");
  await page.getByRole("link", { name: "Policies", exact: true }).click();
  await see(ask);
  await page.keyboard.press("Escape");
  await gone(ask);
  await page.getByRole("link", { name: "Sign out" }).click();
  await see(ask);
  await page.getByRole("button", { name: "Keep editing" }).click();
  await gone(ask);
  await page.goBack();
  await see(ask);
  await page.getByRole("button", { name: "Discard changes" }).click();
  await see(row(page, "Billing"));
  await focusOn(page, "Billing");
  await edit(page, "Billing");
  expect(await nameField(page).inputValue()).toBe("Billing");
});

test("asks before leaving unsaved changes by going forward", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await page.getByRole("link", { name: "Policies", exact: true }).click();
  await see(row(page, "Billing"));
  await page.goBack();
  await nameField(page).fill("Billing and more");
  const ask = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await page.goForward();
  await see(ask);
  await page.getByRole("button", { name: "Keep editing" }).click();
  await gone(ask);
  expect(await nameField(page).inputValue()).toBe("Billing and more");
  await page.goForward();
  await see(ask);
  await page.getByRole("button", { name: "Discard changes" }).click();
  await see(row(page, "Billing"));
  expect(new URL(page.url()).pathname).toBe("/");
});

test("does not ask before leaving a form without changes or with reverted ones", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await box(page, "iam:read").click();
  await box(page, "iam:read").click();
  await page.getByRole("link", { name: "Policies", exact: true }).click();
  await see(row(page, "Billing"));
});

test("asks before closing a tab with unsaved changes", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await nameField(page).fill("Billing and more");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe("beforeunload");
  await (await asked).accept();
});

test("marks a pending save in the list", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await box(page, "iam:read").click();
  app.fake.failNext({ operation: "updatePolicy", delay: 10_000 });
  await save(page);
  await see(page.getByRole("alertdialog").getByText("Saving…"));
  await page.getByRole("button", { name: "Hide" }).click();
  await page.getByRole("link", { name: "Policies", exact: true }).click();
  await see(row(page, "Billing").getByText("Saving…"));
  await inspect(page, "pending");
  await see(row(page, "Billing").getByText("4 permissions"));
  await hear(page, "Saved Billing");
});

describe("an API that no longer offers a permission", () => {
  const { permissions } = SAMPLE_ORGANIZATION;
  const reduced = createTestApp({
    permissions: permissions.filter(({ name }) => name !== "sso:read"),
  });

  test("does not remove it from the form", async () => {
    const page = await reduced.open("ada");
    await edit(page, "Auditor");
    expect(await box(page, "sso:read").isChecked()).toBe(true);
    await see(page.getByText("12 of 26"));
    await box(page, "iam:manage").click();
    await see(page.getByText("1 permission added"));
  });
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { focused, focusOn, gone, hear, row, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();
const MAX_TABS = 80;

/** Presses Tab until an element has focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS; tabs++) {
    if ((await focused(page)) === name) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  expect.fail(`Tab never gets to ${name}.`);
}

async function focusedField(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);
}

test("finds, changes, reviews and saves a policy with only the keyboard", async () => {
  const page = await app.open("ada");
  await see(row(page, "Billing"));
  await tabTo(page, "Search policies");
  await page.keyboard.type("invoices");
  await gone(row(page, "Auditor"));
  await tabTo(page, "Billing");
  await page.keyboard.press("Enter");
  // The link has the same name as the heading that is focused.
  await see(page.getByRole("heading", { name: "Billing" }));
  await focusOn(page, "Billing");
  await page.keyboard.press("Tab");
  expect(await focusedField(page)).toBe("name");
  await tabTo(page, "All of iam");
  await page.keyboard.press("Space");
  await tabTo(page, "Review changes");
  await page.keyboard.press("Enter");
  await see(page.getByText("This grants powerful permissions"));
  await tabTo(page, "Save changes");
  await page.keyboard.press("Enter");
  await hear(page, "Saved Billing");
  await focusOn(page, "Billing");
});

test("creates and deletes a policy with only the keyboard", async () => {
  const page = await app.open("ada");
  await see(row(page, "Billing"));
  await tabTo(page, "New policy");
  await page.keyboard.press("Enter");
  // The link has the same name as the heading that is focused.
  await see(page.getByRole("heading", { name: "New policy" }));
  await focusOn(page, "New policy");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Zeta");
  await page.keyboard.press("Enter");
  await see(page.getByRole("alertdialog"));
  await tabTo(page, "Create policy");
  await page.keyboard.press("Enter");
  await hear(page, "Created Zeta");
  await focusOn(page, "Zeta");
  await tabTo(page, "Delete Zeta");
  await page.keyboard.press("Enter");
  await see(page.getByRole("alertdialog"));
  await page.keyboard.type("Zeta");
  await page.keyboard.press("Enter");
  await hear(page, "Deleted Zeta");
  await gone(row(page, "Zeta"));
  await focusOn(page, "Sandbox");
});

test("canceling a review returns focus to the button that opened it", async () => {
  const page = await app.open("ada", "/policies/policy-3");
  await see(page.getByRole("checkbox").first());
  await tabTo(page, "iam:read");
  await page.keyboard.press("Space");
  await tabTo(page, "Review changes");
  await page.keyboard.press("Enter");
  await see(page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");
  await focusOn(page, "Review changes");
});

test("the first Tab stop is a link that skips the header", async () => {
  const page = await app.open("ada");
  await see(row(page, "Billing"));
  await page.keyboard.press("Tab");
  await focusOn(page, "Skip to content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await focusOn(page, "Search policies");
});

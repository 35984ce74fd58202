import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Waits until something is on the page. */
export async function see(locator: Locator): Promise<void> {
  await locator.first().waitFor();
}

/** Waits until something is not on the page any more. */
export async function gone(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: "detached" });
}

/** The row of a policy in the list. */
export function row(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** A permission's box in the form, or a group's. */
export function box(page: Page, name: string): Locator {
  return page.getByRole("checkbox", { name, exact: true });
}

/** Where a policy's name is typed. */
export function nameField(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Name/ });
}

/** Opens a policy from the list. */
export async function edit(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await see(nameField(page));
}

/** Goes through the review to the write. */
export async function save(page: Page, verb = "Save changes"): Promise<void> {
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: verb }).click();
}

/** What has the focus, by its accessible name. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
  });
}

/** Waits until something is true of what has the focus. */
export async function focusOn(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 30_000 }).toBe(name);
}

/** Waits until something is said to those who do not see the page. */
export async function hear(page: Page, text: string): Promise<void> {
  await page
    .locator("[aria-live], [role=status], [role=alert]")
    .filter({ hasText: text })
    .first()
    .waitFor({ state: "attached" });
}

import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Waits until an element is on the page. */
export async function see(locator: Locator): Promise<void> {
  await locator.first().waitFor();
}

/** Waits until an element is no longer on the page. */
export async function gone(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: "detached" });
}

/** Returns the row of a policy. */
export function row(page: Page, name: string): Locator {
  return page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });
}

/** Returns the checkbox of a permission or a group. */
export function box(page: Page, name: string): Locator {
  return page.getByRole("checkbox", { name, exact: true });
}

/** Returns the name field. */
export function nameField(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Name/ });
}

/** Opens a policy from the list. */
export async function edit(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await see(nameField(page));
}

/** Saves the form through the review. */
export async function save(page: Page, verb = "Save changes"): Promise<void> {
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: verb }).click();
}

/** Returns the name of the focused element. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "";
  });
}

/** Waits until the element with this name has focus. */
export async function focusOn(page: Page, name: string): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 30_000 }).toBe(name);
}

/** Waits until a screen reader would announce a text. */
export async function hear(page: Page, text: string): Promise<void> {
  await page
    .locator("[aria-live], [role=status], [role=alert]")
    .filter({ hasText: text })
    .first()
    .waitFor({ state: "attached" });
}

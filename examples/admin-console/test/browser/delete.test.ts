import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { inspect } from "./support/inspect.ts";
import { focusOn, gone, hear, row, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await page.getByRole("textbox", { name: /to confirm/ }).fill(name);
  await page.keyboard.press("Enter");
  await gone(page.getByRole("alertdialog"));
}

function names(): string[] {
  return app.fake.state().policies.map(({ name }) => name);
}

test("typing a policy's name deletes it", async () => {
  const page = await app.open("ada");
  await page.getByRole("button", { name: "Delete Platform on call" }).click();
  await see(page.getByText("including project:manage"));
  const confirm = page.getByRole("button", { name: "Delete policy" });
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: /to confirm/ }).fill("Platform");
  expect(await confirm.isDisabled()).toBe(true);
  await inspect(page, "delete");
  await page.getByRole("textbox", { name: /to confirm/ }).fill("Platform on call");
  app.fake.failNext({ operation: "deletePolicy", delay: 1000 });
  await confirm.click();
  await see(row(page, "Platform on call").getByText("Deleting…"));
  await focusOn(page, "Project creators");
  await gone(row(page, "Platform on call"));
  await hear(page, "Deleted Platform on call");
  expect(names()).not.toContain("Platform on call");
});

test("canceling a deletion restores focus", async () => {
  const page = await app.open("ada");
  await page.getByRole("button", { name: "Delete Auditor" }).click();
  await see(page.getByRole("alertdialog"));
  await page.keyboard.press("Escape");
  await gone(page.getByRole("alertdialog"));
  await focusOn(page, "Delete Auditor");
  expect(names()).toContain("Auditor");
});

test("a failed deletion does not affect others and can be tried again", async () => {
  const page = await app.open("ada");
  app.fake.failNext({ operation: "deletePolicy", delay: 1500 });
  app.fake.failNext({ operation: "deletePolicy", status: 422, delay: 1500 });
  app.fake.failNext({ operation: "deletePolicy", delay: 1500 });
  await remove(page, "Auditor");
  await remove(page, "Key rotation");
  await remove(page, "Sandbox");
  await see(row(page, "Sandbox").getByText("Deleting…"));
  await see(page.getByText("Key rotation: The policy was not deleted"));
  await gone(row(page, "Sandbox"));
  await gone(row(page, "Auditor"));
  await see(row(page, "Key rotation").getByText("2 permissions"));
  await inspect(page, "delete-failed");
  await page.getByRole("button", { name: "Try again" }).click();
  await gone(row(page, "Key rotation"));
  await gone(page.getByText("Key rotation: The policy was not deleted"));
  expect(names()).toHaveLength(11);
});

test("deleting a policy that someone else has deleted is not an error", async () => {
  const page = await app.open("ada");
  await see(row(page, "Sandbox"));
  app.fake.failNext({ operation: "deletePolicy", status: 404 });
  await remove(page, "Sandbox");
  await hear(page, "Sandbox was already deleted");
});

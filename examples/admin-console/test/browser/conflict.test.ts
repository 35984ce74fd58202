import { expect, test } from "vitest";
import { inspect } from "./support/inspect.ts";
import { box, edit, gone, hear, nameField, row, save, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

function policy(id: string) {
  const found = app.fake.state().policies.find((one) => one.id === id);
  return found && { ...found, permissions: found.permissions?.map(({ name }) => name).sort() };
}

/** Two users open the same form. The first one saves, then the second one tries to. */
async function collide() {
  const [first, second] = await Promise.all([app.open("ada"), app.open("ada")]);
  await Promise.all([edit(first, "Billing"), edit(second, "Billing")]);
  await box(first, "apiKey:read").click();
  await box(first, "modelCost:read").click();
  await nameField(first).fill("Billing and keys");
  await save(first);
  await hear(first, "Saved Billing and keys");
  await box(second, "metric:read").click();
  await box(second, "billing:manage").click();
  await save(second);
  await see(second.getByText("Someone else changed this policy"));
  return second;
}

test("the second of two users sees both changes and overwrites neither", async () => {
  const page = await collide();
  const side = (name: string) => page.getByRole("region", { name });
  expect(await side("Their changes").locator("li").allTextContents()).toEqual([
    "apiKey:read",
    "modelCost:read",
  ]);
  await see(side("Their changes").locator("ins", { hasText: "Billing and keys" }));
  expect(await side("Your changes").locator("li").allTextContents()).toEqual([
    "metric:read",
    "billing:manage",
  ]);
  await inspect(page, "conflict");
  expect(policy("policy-3")?.permissions).not.toContain("metric:read");
  await page.getByRole("button", { name: "Combine both" }).click();
  const review = page.getByRole("alertdialog", { name: "Save these changes?" });
  expect(await review.locator("li").allTextContents()).toEqual(["metric:read", "billing:manage"]);
  await review.getByRole("button", { name: "Save changes" }).click();
  await hear(page, "Saved Billing and keys");
  expect(policy("policy-3")).toMatchObject({
    name: "Billing and keys",
    permissions: ["apiKey:read", "billing:read", "metric:read"],
  });
});

test("the second of two users can discard their own changes", async () => {
  const page = await collide();
  await page.getByRole("button", { name: "Discard my changes" }).click();
  expect(await nameField(page).inputValue()).toBe("Billing and keys");
  expect(await box(page, "metric:read").isChecked()).toBe(false);
  expect(await box(page, "apiKey:read").isChecked()).toBe(true);
  await see(page.getByText("No changes"));
});

test("the second of two users can keep editing and gets the same warning again", async () => {
  const page = await collide();
  await page.getByRole("button", { name: "Keep editing" }).click();
  await gone(page.getByRole("alertdialog"));
  expect(await box(page, "metric:read").isChecked()).toBe(true);
  await save(page);
  await see(page.getByText("Someone else changed this policy"));
});

test("a user can create a deleted policy again with their changes", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  await nameField(page).fill("Billing, renewed");
  await box(page, "iam:read").click();
  const other = await app.open("ada");
  await row(other, "Billing").getByRole("button").click();
  await other.getByRole("textbox", { name: /to confirm/ }).fill("Billing");
  await other.getByRole("button", { name: "Delete policy" }).click();
  await hear(other, "Deleted Billing");
  await save(page);
  await see(page.getByText("This policy no longer exists"));
  await inspect(page, "deleted-meanwhile");
  await page.getByRole("button", { name: "Create it again" }).click();
  await see(page.getByRole("heading", { name: "New policy" }));
  expect(await nameField(page).inputValue()).toBe("Billing, renewed");
  expect(await box(page, "iam:read").isChecked()).toBe(true);
  await save(page, "Create policy");
  await hear(page, "Created Billing, renewed");
});

import { expect, test } from "vitest";
import { row, see } from "./support/steps.ts";
import { createWorld } from "./support/world.ts";

const world = createWorld();

test("toasts that do not arrive take nothing else with them", async () => {
  const page = await world.open();
  await page.route("**/assets/toasts-*", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", (one) => one.url().includes("/toasts-"));
  await world.becomes(page, "ada");
  await page.reload();
  await failed;
  await see(row(page, "Billing"));
  await page.getByRole("link", { name: "New policy" }).click();
  await see(page.getByRole("heading", { name: "New policy" }));
});

test("what breaks around the pages is said too", async () => {
  const page = await world.open();
  await page.route("**/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('"user":null', '"user":{"name":{}}');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await see(page.getByRole("heading", { name: "This page broke" }));
  expect(await page.getByRole("main").count()).toBe(1);
});

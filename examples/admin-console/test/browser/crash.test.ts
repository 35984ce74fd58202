import { expect, test } from "vitest";
import { box, nameField, row, save, see } from "./support/steps.ts";
import { createWorld } from "./support/world.ts";

const world = createWorld();

test("toasts that do not arrive take nothing else with them", async () => {
  const page = await world.open();
  const lost: string[] = [];
  await page.route("**/assets/*.js", async (route) => {
    const response = await route.fetch();
    if (!(await response.text()).includes("data-sonner-toaster")) {
      return route.fulfill({ response });
    }
    lost.push(route.request().url());
    return route.abort();
  });
  await world.becomes(page, "ada");
  await page.reload();
  await see(row(page, "Billing"));
  await page.getByRole("link", { name: "New policy" }).click();
  await nameField(page).fill("Read metrics");
  await box(page, "metric:read").check();
  const failures = page.waitForEvent("requestfailed", (one) => lost.includes(one.url()));
  await save(page, "Create policy");
  await see(row(page, "Read metrics"));
  await failures;
});

const parts = [
  { part: "edit-page", role: "link", name: "Billing" },
  { part: "export-dialog", role: "button", name: "Export" },
  { part: "delete-dialog", role: "button", name: "Delete Billing" },
] as const;

test.each(parts)("$part, which does not arrive at first, does with the page anew", async (one) => {
  const { part, role, name } = one;
  const page = await world.open("ada");
  await see(row(page, "Billing"));
  const asset = `**/assets/${part}-*.js`;
  await page.route(asset, (route) => route.abort());
  await page.getByRole(role, { name, exact: true }).click();
  await see(page.getByText("A part of the console did not arrive."));
  await page.unroute(asset);
  const arrived = page.waitForEvent("requestfinished", (request) => request.url().includes(part));
  await page.getByRole("button", { name: "Load the page anew" }).click();
  if (part !== "edit-page") {
    await page.getByRole(role, { name, exact: true }).click();
  }
  await arrived;
  await see(part === "edit-page" ? nameField(page) : page.locator("[role$=dialog]"));
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

import { expect, test } from "vitest";
import { box, nameField, row, save, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

test("works without toasts if they cannot be loaded", async () => {
  const page = await app.open();
  const lost: string[] = [];
  await page.route("**/assets/*.js", async (route) => {
    const response = await route.fetch();
    if (!(await response.text()).includes("data-sonner-toaster")) {
      return route.fulfill({ response });
    }
    lost.push(route.request().url());
    return route.abort();
  });
  await app.signInAs(page, "ada");
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

test.each(parts)("a reload loads a $part that could not be loaded", async (one) => {
  const { part, role, name } = one;
  const page = await app.open("ada");
  await see(row(page, "Billing"));
  const asset = `**/assets/${part}-*.js`;
  await page.route(asset, (route) => route.abort());
  await page.getByRole(role, { name, exact: true }).click();
  await see(page.getByText("Part of the console could not be loaded."));
  await page.unroute(asset);
  const loaded = page.waitForEvent("requestfinished", (request) => request.url().includes(part));
  await page.getByRole("button", { name: "Reload the page" }).click();
  if (part !== "edit-page") {
    await page.getByRole(role, { name, exact: true }).click();
  }
  await loaded;
  await see(part === "edit-page" ? nameField(page) : page.locator("[role$=dialog]"));
});

test("shows an error in the shell", async () => {
  const page = await app.open();
  await page.route("**/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('"user":null', '"user":{"name":{}}');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await see(page.getByRole("heading", { name: "Something went wrong" }));
  expect(await page.getByRole("main").count()).toBe(1);
});

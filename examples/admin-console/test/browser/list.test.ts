import { describe, expect, test } from "vitest";
import { inspect } from "./support/inspect.ts";
import { edit, gone, hear, nameField, row, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

describe("the list", () => {
  const app = createTestApp();

  test("shows the description, the number of permissions and the powerful ones", async () => {
    const page = await app.open("ada");
    const administration = row(page, "Access administration");
    await see(administration.getByText("Policies, roles and users"));
    await see(administration.getByText("5 permissions"));
    expect(await administration.locator(".badge").allTextContents()).toEqual([
      "user:manage",
      "iam:manage",
    ]);
    await see(row(page, "Platform on call").getByText("project:manage"));
    expect(await row(page, "Auditor").locator(".badge").count()).toBe(0);
    await inspect(page, "list");
  });

  test("keeps the search in the URL after a reload and when coming back from a policy", async () => {
    const page = await app.open("ada");
    await page.getByRole("searchbox").fill("iam:");
    await gone(row(page, "Billing"));
    await page.waitForURL(/\?q=iam/);
    await hear(page, "3 of 14 policies match");
    await page.reload();
    await see(row(page, "Auditor"));
    expect(await page.getByRole("listitem").count()).toBe(3);
    await edit(page, "Auditor");
    await page.goBack();
    await see(row(page, "Quarterly access review"));
    expect(await page.getByRole("searchbox").inputValue()).toBe("iam:");
    expect(await page.getByRole("listitem").count()).toBe(3);
  });

  test("offers to show all policies if none match", async () => {
    const page = await app.open("ada", "/?q=zebra");
    await see(page.getByText("Nothing matches “zebra”"));
    await inspect(page, "no-match");
    await page.getByRole("button", { name: "Show all policies" }).click();
    await see(row(page, "Auditor"));
    await page.waitForURL(`${app.url}/`);
  });

  test("shows skeletons while the API is slow", async () => {
    app.fake.failNext({ operation: "listPolicies", delay: 4000 });
    const page = await app.open("ada");
    await see(page.getByText("Loading the policies"));
    await inspect(page, "skeleton");
    await see(row(page, "Auditor"));
  });

  test("offers no changes to a user with read-only access", async () => {
    const page = await app.open("ben");
    await see(page.getByText("Read-only access"));
    await see(row(page, "Auditor"));
    expect(await page.getByRole("button", { name: /Delete/ }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "New policy" }).count()).toBe(0);
    await edit(page, "Auditor");
    expect(await nameField(page).isEditable()).toBe(false);
    expect(await page.getByRole("checkbox", { name: "iam:read" }).isDisabled()).toBe(true);
    await inspect(page, "read-only");
  });

  test("asks the user to sign in and says that the sign-in is a stub", async () => {
    const page = await app.open(undefined, "/?q=iam");
    await see(page.getByText("This is a stub"));
    await inspect(page, "sign-in");
    await page.getByRole("button", { name: /Ada/ }).click();
    await see(row(page, "Auditor"));
    await page.getByRole("link", { name: "Sign out" }).click();
    await see(page.getByRole("heading", { name: "Sign in" }));
    await page.getByRole("button", { name: /Ben/ }).click();
    await see(page.getByText("Read-only access"));
  });

  test("says that a policy does not exist", async () => {
    const page = await app.open("ada", "/policies/none");
    await see(page.getByText("Policy not found"));
    await inspect(page, "not-found");
    await page.getByRole("link", { name: "All policies" }).click();
    await see(row(page, "Auditor"));
  });
});

describe("an API that does not return a policy's permissions", () => {
  const app = createTestApp({ policies: [{ id: "p1", name: "Unknown", description: null }] });

  test("says so in the list and offers no form, because a save would remove them", async () => {
    const page = await app.open("ada");
    await see(row(page, "Unknown").getByText("permissions unknown"));
    await page.getByRole("button", { name: "Delete Unknown" }).click();
    await see(page.getByText("loses the policy's permissions, unless"));
    await page.keyboard.press("Escape");
    await gone(page.getByRole("alertdialog"));
    await page.getByRole("link", { name: "Unknown", exact: true }).click();
    await see(page.getByText("or change the policy in Confident AI"));
    await inspect(page, "unknown-permissions");
    await page.getByRole("link", { name: "All policies" }).click();
    await see(row(page, "Unknown"));
  });
});

describe("the list of an organization without policies", () => {
  const app = createTestApp({ policies: [] });

  test("explains what a policy is and offers to create the first one", async () => {
    const page = await app.open("ada");
    await see(page.getByText("No policies yet"));
    await inspect(page, "empty");
    await page.getByRole("link", { name: "Create the first policy" }).click();
    await see(page.getByRole("heading", { name: "New policy" }));
  });
});

import { test } from "vitest";
import { edit, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

test("a checkbox is described by its permission, with a warning if it is powerful", async () => {
  const page = await app.open("ada");
  await edit(page, "Billing");
  const described = (name: string, description: string) =>
    see(page.getByRole("checkbox", { name, description, exact: true }));
  await described("iam:read", "See policies and roles");
  await described(
    "iam:manage",
    "Powerful: holders can change policies and roles, and so grant themselves any permission. Change policies and roles, including your own",
  );
  await described("All of iam", "0 of 2");
});

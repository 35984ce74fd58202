import { test } from "vitest";
import { edit, see } from "./support/steps.ts";
import { createWorld } from "./support/world.ts";

const world = createWorld();

test("a checkbox is described by its permission, with a warning if it is powerful", async () => {
  const page = await world.open("ada");
  await edit(page, "Billing");
  const described = (name: string, description: string) =>
    see(page.getByRole("checkbox", { name, description, exact: true }));
  await described("iam:read", "See policies and roles");
  await described(
    "iam:manage",
    "Powerful: can change policies and roles, and so grant itself any other permission. Change policies and roles, including one's own",
  );
  await described("All of iam", "0 of 2");
});

import { test } from "vitest";
import { edit, see } from "./support/steps.ts";
import { createWorld } from "./support/world.ts";

const world = createWorld();

test("a box says what its permission is for, and warns if it is powerful", async () => {
  const page = await world.open("ada");
  await edit(page, "Billing");
  const described = (name: string, description: string) =>
    see(page.getByRole("checkbox", { name, description, exact: true }));
  await described("iam:read", "See policies and roles");
  await described(
    "iam:manage",
    "Powerful: changes policies and roles, and so can grant itself everything else. Change policies and roles, one's own among them",
  );
  await described("All of iam", "0 of 2");
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

let world: World;

beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.stop());

test.each([
  ["{ never: { role: Support desk, holds: iam:manager } }", "iam:manager"],
  ["{ never: { role: Support team, holds: iam:manage } }", "Support team"],
  ["{ project: Check, never: { role: Member, holds: iam:manage } }", "Check"],
])("test --live rejects an assertion about a name that does not exist: %s", async (text, name) => {
  world.write("access.yaml", `version: 1\nassert:\n  - ${text}\n`);
  const { code, stderr } = await world.run("test --live");
  expect(code).toBe(3);
  expect(stderr).toContain("access.yaml:3");
  expect(stderr).toContain(name);
});

test("test --live counts people who are invited", async () => {
  await world.stop();
  world = await startWorld({
    ...SEED,
    invitations: [{ id: 7, email: "eve@evil.test", role: "Admin" }],
  });
  const never = "{ never: { member: eve@evil.test, holds: iam:manage } }";
  world.write("access.yaml", `version: 1\nassert:\n  - ${never}\n`);
  expect((await world.run("test --live")).code).toBe(5);
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

const MEMBERS = Array.from({ length: 120 }, (_, index) => ({
  id: `k${index}`,
  email: `k${index}@acme.test`,
  role: index === 0 ? "Owner" : "Support desk",
}));

let world: World;

beforeEach(async () => {
  world = await startWorld({ ...SEED, members: MEMBERS });
  // The first page arrives, the second fails.
  world.fake.failNext({ operation: "listMembers", delay: 1 });
  world.fake.failNext({ operation: "listMembers", status: 400 });
  world.write(
    "access.yaml",
    "version: 1\nassert: [{ never: { member: k119@acme.test, holds: iam:manage } }]\n",
  );
});
afterEach(() => world.stop());

const COMMANDS = [
  "who-can iam:manage",
  "explain k119@acme.test",
  "test --live",
  "diff-access live access.yaml",
  "pull",
  "init new.yaml",
  "adopt Support",
  "drift",
];

test.each(COMMANDS)("%s ends with 9 if a list was not read completely", async (command) => {
  const { code, stdout } = await world.run(command);
  expect(code).toBe(9);
  // Drift says what it knows. The others cannot.
  expect(stdout === "").toBe(command !== "drift");
  expect(existsSync(join(world.folder, "new.yaml"))).toBe(false);
});

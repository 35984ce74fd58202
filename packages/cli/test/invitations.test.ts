import { afterEach, expect, test } from "vitest";
import { SEED, startWorld, type World } from "./support/world.ts";

let world: World;

afterEach(() => world.stop());

const start = async (seed: object, text: string) => {
  world = await startWorld({ ...SEED, ...seed });
  world.write("access.yaml", `version: 1\nmanage: { members: declared }\n${text}\n`);
};

const PENDING = { invitations: [{ id: 7, email: "eve@evil.test", role: "Support desk" }] };

test("no one is invited with sensitive permissions unless that is accepted", async () => {
  await start({}, "members: { eve@evil.test: Admin }");
  const { code, stdout } = await world.run("apply --yes");
  expect(code).toBe(4);
  expect(stdout).toContain("eve@evil.test (invited)");
  expect(world.fake.state().invitations).toEqual([]);
});

test("a pending invitation counts although the file names no member", async () => {
  await start(
    PENDING,
    "policies: { Support: { permissions: [billing:read, user:read, user:delete] } }",
  );
  const { code, stdout } = await world.run("plan --people");
  expect(code).toBe(4);
  expect(stdout).toContain("3 people gain user:delete");
  expect(stdout).toContain("eve@evil.test (invited)");
});

test("diff-access names people who will be invited", async () => {
  await start({}, "members: { eve@evil.test: Support desk }");
  const { stdout } = await world.run("diff-access live access.yaml");
  expect(stdout).toContain("+ billing:read: eve@evil.test (invited)");
});

import { expect, test } from "vitest";
import { readOrganization } from "../src/index.ts";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, planFor } from "./support/world.ts";

/** Milliseconds. */
const DELAY = 20;
const LARGE = { ...ACME, policies: 1_000, roles: 200, members: 5_000, projects: [] };

test("reads 1,000 policies, 200 roles and 5,000 members with 54 requests in less than 2 s", async () => {
  const world = createWorld(LARGE);
  world.delay = DELAY;
  const start = performance.now();
  const { organization } = await readOrganization(world.admin);
  const duration = performance.now() - start;
  expect(organization.policies).toHaveLength(1_000);
  expect(organization.members).toHaveLength(5_000);
  expect(world.sent).toHaveLength(54);
  expect(world.mostInFlight()).toBe(6);
  expect(duration).toBeLessThan(2_000);
});

test("reads the same without members with 4 requests", async () => {
  const world = createWorld(LARGE);
  await readOrganization(world.admin, { members: false });
  expect(world.sent).toHaveLength(4);
});

test("reads each managed project with 3 requests and one for every 100 members", async () => {
  const world = createWorld({
    ...ACME,
    members: 250,
    projects: [
      { name: "Managed", members: 250 },
      { name: "Also managed", members: 100 },
      { name: "Other", members: 250 },
    ],
  });
  await readOrganization(world.admin, { projects: ["Managed", "Also managed"] });
  const inProjects = world.sent.filter(({ path }) => path.startsWith("/v1/projects/"));
  expect(inProjects).toHaveLength(3 + 3 + (3 + 1));
  // The organization with 250 members, and the list of projects.
  expect(world.sent.length - inProjects.length).toBe(4 + 3 + 1);
});

test("applies 200 changes with 200 writes, one list after every 10 writes and a complete reading", async () => {
  const policies = Array.from({ length: 200 }, (_, n) => ({
    name: `P${n}`,
    permissions: ["user:read"],
  }));
  const world = createWorld({ ...ACME, policies, roles: 20, members: 80, projects: [] });
  const lines = policies.map(
    ({ name }) => `  ${name}: { permissions: [user:read], description: New }`,
  );
  const planned = await planFor(world, `version: 1\npolicies:\n${lines.join("\n")}`);
  expect(planned.steps).toHaveLength(200);
  world.delay = DELAY;
  const before = world.sent.length;
  const { result } = await apply(world, planned);
  expect(result).toMatchObject({ status: "done", writes: 200 });
  // The complete reading at the end replaces the twentieth list.
  expect(world.sent.length - before).toBe(before + 200 + 19 + before);
  expect(world.writes()).toHaveLength(200);
  const inFlight = world
    .writes()
    .map(({ at }) => world.writes().filter((one) => one.at <= at && at < one.answered).length);
  expect(Math.max(...inFlight)).toBeLessThanOrEqual(4);
});

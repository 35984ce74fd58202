import { ConfidentAdmin } from "@confident-admin/core";
import { expect, test } from "vitest";
import { applyPlan, type Plan } from "../src/index.ts";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, planFor, type World } from "./support/world.ts";

const FILE = `
version: 1
manage: { members: declared }
policies:
  Support: { permissions: [user:read, user:delete] }
  Auditors: { permissions: [billing:read] }
members: { bo@acme.test: Support, cy@acme.test: Idle }
`;

const PERMISSIONS = ["project:read"];
const idOf = async ({ console: { roles } }: World, name: string) =>
  (await roles.getByName(name)).id;

test.each<[string, RegExp, (world: World) => Promise<unknown>]>([
  [
    "a policy that the plan changes",
    /The policy "Support" was changed: \+ project:read/,
    ({ console }) => console.policies.grant("p-support", PERMISSIONS),
  ],
  [
    "its description",
    /The policy "Support" was changed: description/,
    ({ console }) =>
      console.policies.update("p-support", {
        name: "Support",
        description: "Other",
        permissions: ["user:read"],
      }),
  ],
  [
    "its existence",
    /The policy "Support" was deleted/,
    ({ console }) => console.policies.delete("p-support"),
  ],
  [
    "the role whose holders gain",
    /role/i,
    async (world) =>
      world.console.roles.update(await idOf(world, "Support"), {
        name: "Support",
        policyIds: ["p-support", "p-old"],
      }),
  ],
  [
    "the name of something that the plan creates",
    /name "Auditors" was taken/,
    ({ console }) => console.policies.create({ name: "Auditors", permissions: PERMISSIONS }),
  ],
])("writes nothing if someone else has changed %s since", async (_, change, edit) => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  await edit(world);
  const before = world.fake.state();
  const { error } = await apply(world, planned);
  expect(error).toMatchObject({ name: "StalePlanError", code: "stale-plan" });
  expect((error as unknown as { changes: string[] }).changes.join(" ")).toMatch(change);
  expect(error?.message).toMatch(change);
  expect(world.writes()).toEqual([]);
  expect(world.fake.state()).toEqual(before);
});

test("writes nothing if someone else has changed who gains what the plan gives", async () => {
  const world = createWorld(ACME);
  const file = "version: 1\npolicies: { Support: { permissions: [user:read, user:delete] } }";
  const planned = await planFor(world, file);
  await world.console.members.updateRole("cy", { roleId: await idOf(world, "Support") });
  const { error } = await apply(world, planned);
  expect(error).toMatchObject({
    code: "stale-plan",
    changes: ["Who has a role, or which roles have a policy, has changed."],
  });
  expect(world.writes()).toEqual([]);
});

test("applies a plan although something unrelated has changed since", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  await world.console.policies.grant("p-old", ["billing:read"]);
  await world.console.policies.create({ name: "Unrelated", permissions: PERMISSIONS });
  const { result } = await apply(world, planned);
  expect(result?.status).toBe("done");
});

test("writes nothing if the key belongs to another organization", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const other = createWorld({ ...ACME, organization: { id: "other", name: "Other" } });
  const { error } = await apply(other, planned);
  expect(error).toMatchObject({
    code: "rejected",
    message: 'The plan is for the organization "Acme", but the key belongs to "Other".',
  });
  expect(other.writes()).toEqual([]);
});

test("writes nothing if the plan is for another host", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const admin = new ConfidentAdmin({
    apiKey: world.fake.apiKey,
    region: "EU",
    fetch: world.fake.fetch,
  });
  const before = world.fake.state();
  await expect(applyPlan(admin, planned)).rejects.toMatchObject({
    code: "stale-plan",
    message: expect.stringContaining("eu.api.confident-ai.com"),
  });
  expect(world.fake.state()).toEqual(before);
});

test.each([
  ["a step", (planned: Plan) => ({ ...planned, steps: planned.steps.slice(1) })],
  ["the acceptance of a brake", (planned: Plan) => ({ ...planned, brakes: [], limits: [] })],
  ["the format", (planned: Plan) => ({ ...planned, format: "confident-access/plan@2" as never })],
])("sends nothing if someone has edited %s of the plan", async (_, edit) => {
  const world = createWorld(ACME);
  const planned = await planFor(world, `${FILE}\nlimits: { gainSensitivePairs: 0 }\n`);
  const before = world.sent.length;
  const { error } = await apply(world, edit(planned));
  expect(error).toMatchObject({ code: "stale-plan" });
  expect(world.sent).toHaveLength(before);
});

test("sends nothing if a brake was not accepted", async () => {
  const world = createWorld(ACME);
  const limited = `${FILE}\nlimits: { gainSensitivePairs: 0 }\n`;
  const planned = await planFor(world, limited);
  const before = world.sent.length;
  const { error } = await apply(world, planned);
  expect(error).toMatchObject({ name: "BrakeError", code: "brake" });
  expect(world.sent).toHaveLength(before);
});

test("writes nothing if a page of members cannot be read", async () => {
  const world = createWorld({ ...ACME, members: 250, projects: [] });
  const planned = await planFor(world, "version: 1\npolicies: { New: { permissions: [] } }");
  let pages = 0;
  world.disturb = ({ path }) =>
    path.endsWith("/members") && ++pages >= 3 ? "lost before" : undefined;
  const { error } = await apply(world, planned);
  expect(error).toMatchObject({ code: "incomplete-read" });
  expect(world.writes()).toEqual([]);
});

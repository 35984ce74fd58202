import type { Seed } from "@confident-admin/mock/fake";
import { expect, test } from "vitest";
import { type Plan, type PlanOptions, plan } from "../src/index.ts";
import { ACME } from "./support/acme.ts";
import { declare } from "./support/plan-of.ts";
import { apply, createWorld, readAll, type World } from "./support/world.ts";

const SEED = {
  ...ACME,
  policies: [
    { id: "p-support", name: "Support", permissions: ["user:read"] },
    { id: "p-old", name: "Old readers", permissions: ["project:read"] },
    { id: "p-admins", name: "Admins", permissions: ["iam:manage"] },
    { id: "p-others", name: "Others", permissions: ["iam:manage"] },
  ],
  roles: [
    { id: "support", name: "Support", policies: ["Support"] },
    { id: "idle", name: "Idle", policies: [] },
    { id: "keeper", name: "Keeper", policies: ["Admins"] },
    { id: "other", name: "Other keeper", policies: ["Others"] },
  ],
  members: [
    { id: "bo", email: "bo@acme.test", role: "Support" },
    { id: "dd", email: "dd@acme.test", role: "Keeper" },
    { id: "ee", email: "ee@acme.test", role: "Other keeper" },
    { id: "ff", email: "ff@acme.test", role: "Other keeper" },
  ],
  projects: [
    {
      id: "checkout",
      name: "Checkout",
      policies: [{ name: "Read", permissions: ["trace:read"] }],
      roles: [{ id: "reader", name: "Reader", policies: ["Read"] }],
      members: [{ id: "bo", email: "bo@acme.test", projectRole: null }],
    },
  ],
} satisfies Seed;
const MOVE = "members: { dd@acme.test: Idle }\n";

async function planFor(world: World, file: string, options?: PlanOptions): Promise<Plan> {
  return plan(declare(file), await readAll(world), options);
}

const removeMember =
  (id: string) =>
  ({ console }: World) =>
    console.members.remove(id);

test.each<[string, string, RegExp, (world: World) => Promise<unknown>]>([
  [
    "too few holders",
    "limits: { keepHolders: { iam:manage: 2 }, losePairs: 9 }",
    /1 member holds iam:manage after step 1; at least 2 must\./,
    removeMember("ee"),
  ],
  [
    "an assertion that fails",
    "limits: { keepHolders: {}, losePairs: 9 }\nassert: [{ name: two, atLeast: 2, members: any, hold: iam:manage }]",
    /The assertion "two" fails after the plan/,
    removeMember("ee"),
  ],
  [
    "more deletions than a share allows",
    'limits: { deletions: "7%", losePairs: 9 }\nremoved: { policies: [Old readers] }',
    /1 deletion; the limit 7% of/,
    async (world) => {
      await removeMember("ee")(world);
      await removeMember("ff")(world);
    },
  ],
])("writes nothing if the plan now leads to %s", async (_, checks, message, edit) => {
  const world = createWorld(SEED);
  const planned = await planFor(world, `${MOVE}${checks}\n`);
  expect(planned.brakes).toEqual([]);
  await edit(world);
  const { error } = await apply(world, planned);
  expect(error).toMatchObject({ name: "StalePlanError", code: "stale-plan" });
  expect((error as unknown as { changes: string[] }).changes.join(" ")).toMatch(message);
  expect(world.writes()).toEqual([]);
});

test("applies a plan although more people hold what is counted", async () => {
  const world = createWorld(SEED);
  const limits = "limits: { keepHolders: { iam:manage: 2 }, losePairs: 9 }";
  const planned = await planFor(world, `${MOVE}${limits}\n`);
  await world.console.members.updateRole("bo", { roleId: "other" });
  expect((await apply(world, planned)).result?.status).toBe("done");
});

test("what was accepted stays accepted", async () => {
  const world = createWorld(SEED);
  const file = `${MOVE}limits: { losePairs: 0 }\n`;
  const planned = await planFor(world, file, { accept: ["lose 1 pair"] });
  expect(planned.brakes).toMatchObject([{ accepted: true }]);
  expect((await apply(world, planned)).result?.status).toBe("done");
});

test.each<[string, string, RegExp, (world: World) => Promise<unknown>]>([
  [
    "someone who leaves has got a role in a project",
    "removed: { members: [bo@acme.test] }",
    /Other people gain or lose access now: trace:read\./,
    ({ console }) => console.project("checkout").members.updateRole("bo", { roleId: "reader" }),
  ],
  [
    "someone has got a role in a project that it deletes",
    "removed: { projects: [Checkout] }",
    /What is in the project "Checkout" was changed\./,
    ({ console }) => console.project("checkout").members.updateRole("bo", { roleId: "reader" }),
  ],
  [
    "a project that it deletes has another policy",
    "removed: { projects: [Checkout] }",
    /What is in the project "Checkout" was changed\./,
    ({ console }) => console.project("checkout").policies.create({ name: "New", permissions: [] }),
  ],
])("writes nothing if %s", async (_, file, message, edit) => {
  const world = createWorld(SEED);
  const planned = await planFor(world, file, { deleteProjects: ["Checkout"] });
  await edit(world);
  const { error } = await apply(world, planned);
  expect(error?.message).toMatch(message);
  expect(error).toMatchObject({ code: "stale-plan" });
  expect(world.writes()).toEqual([]);
});

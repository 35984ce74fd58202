import { expect, test } from "vitest";
import { ACME, brakesOf, declare, planOf, requestsOf } from "./support/plan-of.ts";

/** Two objects that nothing uses. */
const SPARE = {
  ...ACME,
  policies: [...ACME.policies, { id: "old", name: "Old readers", permissions: ["project:read"] }],
  roles: [...ACME.roles, { id: "idle", name: "Idle", policies: ["Old readers"] }],
};

test("only what the file names is changed, and the rest is listed", async () => {
  const made = await planOf("policies: { Support: { permissions: [user:read] } }", SPARE);
  expect(requestsOf(made)).toEqual(["updatePolicy Support"]);
  expect(made.unmanaged.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
    "member ana",
    "member bo",
    "member cy",
    "policy admins",
    "policy old",
    "policy readers",
    "role helper",
    "role idle",
    "role keeper",
    "role reader",
  ]);
});

test("a tombstone deletes, once", async () => {
  const text = "removed: { policies: [Old readers], roles: [Idle] }";
  const made = await planOf(text, SPARE);
  expect(requestsOf(made)).toEqual(["deleteRole Idle", "deletePolicy Old readers"]);
  expect(made.steps[1]?.dependsOn).toEqual([1]);
  expect((await planOf(text)).steps).toEqual([]);
});

test("what the file named at the base and no longer names is deleted", async () => {
  const base = declare("policies: { Old readers: {} }\nroles: { Idle: {} }");
  const made = await planOf("policies: { Support: {} }\nroles: {}", SPARE, { base });
  expect(requestsOf(made)).toEqual(["deleteRole Idle", "deletePolicy Old readers"]);
  expect(made.steps.map(({ why }) => why)).toEqual([
    "no longer in the file",
    "no longer in the file",
  ]);
});

test("what was renamed since the base is not deleted", async () => {
  const base = declare("policies: { Old readers: {} }");
  const made = await planOf("policies: { Archive: { was: [Old readers] } }", SPARE, { base });
  expect(requestsOf(made)).toEqual(["updatePolicy Archive"]);
});

test("a kind that was off at the base, or is off now, is not deleted", async () => {
  const base = declare("manage: { policies: off }\npolicies: { Old readers: {} }");
  expect((await planOf("policies: {}", SPARE, { base })).steps).toEqual([]);
  const former = declare("policies: { Old readers: {} }");
  expect(
    (await planOf("manage: { policies: off }\npolicies: {}", SPARE, { base: former })).steps,
  ).toEqual([]);
});

test("a base that was not found deletes nothing, and the plan says so", async () => {
  const made = await planOf("policies: { Support: {} }", SPARE, { base: null });
  expect(made.steps).toEqual([]);
  expect(made.notes).toContainEqual(expect.stringContaining("The earlier file was not found"));
});

test("exclusive deletes what the file does not name", async () => {
  const made = await planOf(
    `
manage: { policies: exclusive, roles: exclusive }
limits: { deletions: 5 }
policies: { Support: {}, Readers: {}, Admins: {} }
roles: { Helper: {}, Reader: {}, Keeper: {} }
`,
    SPARE,
  );
  expect(requestsOf(made)).toEqual(["deleteRole Idle", "deletePolicy Old readers"]);
  expect(brakesOf(made)).toEqual([]);
});

test("exclusive does not delete what something else still uses", async () => {
  const text =
    "manage: { policies: exclusive }\nlimits: { deletions: 9 }\npolicies: { Support: {}, Readers: {} }";
  const made = await planOf(text);
  expect(made.steps).toEqual([]);
  expect(brakesOf(made)).toEqual(["stillReferenced"]);
});

test("what an interrupted run left over is cleaned up", async () => {
  const left = { id: "left", name: "zz-confident-access-tmp-left", permissions: [] };
  const seed = { ...ACME, policies: [...ACME.policies, left] };
  expect(requestsOf(await planOf("policies: { Support: {} }", seed))).toEqual([
    "deletePolicy zz-confident-access-tmp-left",
  ]);
  expect((await planOf("manage: { policies: off }", seed)).steps).toEqual([]);
});

test("a policy, role or project that only has a temporary name stays", async () => {
  const name = "zz-confident-access-tmp-1";
  const seed = {
    ...ACME,
    policies: [...ACME.policies, { id: "p", name, description: "mine", permissions: [] }],
    roles: [...ACME.roles, { id: "r", name, policies: [] }],
    projects: [
      { id: "x", name },
      { id: "y", name: "Checkout" },
    ],
  };
  const made = await planOf(
    "policies: { Support: {} }\nroles: { Helper: {} }\nprojects: { Checkout: {} }",
    seed,
  );
  expect(made.steps).toEqual([]);
});

test("a file for another organization is rejected", async () => {
  for (const text of ["organization: { id: other }", "organization: { name: Other }"]) {
    await expect(planOf(text)).rejects.toMatchObject({ code: "rejected" });
  }
  expect((await planOf("organization: { id: acme, name: Former name }")).steps).toEqual([]);
});

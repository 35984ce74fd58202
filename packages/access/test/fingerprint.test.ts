import { expect, test } from "vitest";
import { fingerprint, type OrganizationSnapshot, plan } from "../src/index.ts";
import { ACME, declare, organizationOf, planOf } from "./support/plan-of.ts";

const TEXT =
  "policies: { Support: { permissions: [user:read] } }\nroles: { New: { policies: [Support] } }";

/** Whether a plan still fits an organization. */
async function isFresh(after: OrganizationSnapshot): Promise<boolean> {
  const made = await plan(declare(TEXT), organizationOf(ACME));
  const now = await fingerprint(after, Object.keys(made.fingerprint.objects));
  return JSON.stringify(now) === JSON.stringify(made.fingerprint);
}

function change(
  edit: (level: OrganizationSnapshot["organization"]) => object,
): OrganizationSnapshot {
  const snapshot = organizationOf(ACME);
  return {
    ...snapshot,
    organization: { ...snapshot.organization, ...edit(snapshot.organization) },
  };
}

test("a plan depends on what it changes and on what decides who gains and loses", async () => {
  const { fingerprint } = await planOf(TEXT);
  expect(Object.keys(fingerprint.objects)).toEqual([
    "policy:support",
    "role-name:New",
    "role:helper",
  ]);
});

test("nothing changed", async () => {
  expect(await isFresh(organizationOf(ACME))).toBe(true);
});

test("a changed policy makes the plan stale", async () => {
  const after = change(({ policies }) => ({
    policies: policies.map((one) => (one.id === "support" ? { ...one, permissions: [] } : one)),
  }));
  expect(await isFresh(after)).toBe(false);
});

test("so does a member who gets a role that the plan changes", async () => {
  const after = change(({ members }) => ({
    members: members?.map((one) => (one.id === "bo" ? { ...one, roleId: "helper" } : one)),
  }));
  expect(await isFresh(after)).toBe(false);
});

test("so does another role that gets a policy that the plan changes", async () => {
  const after = change(({ roles }) => ({
    roles: roles.map((one) => (one.id === "reader" ? { ...one, policyIds: ["support"] } : one)),
  }));
  expect(await isFresh(after)).toBe(false);
});

test("so does a name that someone takes, even with another case", async () => {
  const after = change(({ roles }) => ({
    roles: [...roles, { id: "x", name: "NEW", description: null, preset: false, policyIds: [] }],
  }));
  expect(await isFresh(after)).toBe(false);
});

test("so does another organization or another host", async () => {
  expect(await isFresh({ ...organizationOf(ACME), id: "other" })).toBe(false);
  expect(await isFresh({ ...organizationOf(ACME), host: "eu.api.confident-ai.com" })).toBe(false);
});

test("changes that have nothing to do with the plan pass", async () => {
  const after = change(({ policies, members }) => ({
    policies: policies.map((one) => (one.id === "readers" ? { ...one, permissions: [] } : one)),
    members: members?.map((one) => (one.id === "bo" ? { ...one, roleId: "keeper" } : one)),
  }));
  expect(await isFresh(after)).toBe(true);
});

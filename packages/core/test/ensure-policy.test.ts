import { beforeEach, expect, test } from "vitest";
import { ConfidentAdmin, type NamedPolicyInput } from "../src/index.ts";
import { failureOf } from "./support/calls.ts";
import {
  createEnsuredOrganization,
  type EnsuredOrganization,
} from "./support/ensured-organization.ts";

const INPUT = { name: "Read IAM", permissions: ["iam:read"], description: "d" };
const ID = "policy-uuid-1";

let world: EnsuredOrganization;
beforeEach(() => {
  world = createEnsuredOrganization();
});

test("creates a policy that does not exist", async () => {
  const { policy, change } = await world.policies.ensure(INPUT);
  expect(change).toBe("created");
  expect(world.find("Read IAM")).toEqual([policy]);
  expect(policy).toMatchObject({ description: "d", permissions: [{ name: "iam:read" }] });
  expect(world.requests).toEqual(["GET permissions", "GET policies", "POST policies"]);
});

test("does not write a policy that already matches", async () => {
  const { policy } = await world.policies.ensure(INPUT);
  world.requests.length = 0;
  expect(await world.policies.ensure(INPUT)).toEqual({ policy, change: "unchanged" });
  expect(world.requests).toEqual(["GET policies", "GET policies"]);
});

test("updates a policy with other permissions to exactly the given ones", async () => {
  const permissions = ["iam:read", "iam:manage"];
  const input = { name: "Read billing", permissions, description: "d" };
  const { policy, change } = await world.policies.ensure(input);
  expect(change).toBe("updated");
  expect(policy).toMatchObject({
    id: ID,
    description: "d",
    permissions: [{ name: "iam:read" }, { name: "iam:manage" }],
  });
  expect(world.requests).toEqual([
    "GET permissions",
    "GET policies",
    "GET policies",
    `PUT policies/${ID}`,
  ]);
});

test.for([
  ["Manage billing", undefined, "unchanged", "Grants full access to billing settings"],
  ["Manage billing", "New", "updated", "New"],
  ["Manage billing", null, "updated", null],
  ["Read billing", null, "unchanged", null],
] as const)(
  "%s with the description %j is %s and then has %j",
  async ([name, description, change, stored]) => {
    const ids =
      world
        .find(name)[0]
        ?.permissions?.map(({ id }) => id)
        .reverse() ?? [];
    // The order of ids and duplicates do not count as differences.
    const input = { name, permissionIds: [...ids, ...ids], description };
    expect((await world.policies.ensure(input)).change).toBe(change);
    expect(world.find(name)[0]).toMatchObject({ description: stored });
    expect(world.find(name)[0]?.permissions).toHaveLength(ids.length);
  },
);

test("keeps the description when it updates permissions", async () => {
  await world.policies.ensure({ name: "Manage billing", permissionIds: ["perm-uuid-1"] });
  expect(world.find("Manage billing")[0]).toMatchObject({
    description: "Grants full access to billing settings",
    permissions: [{ id: "perm-uuid-1" }],
  });
});

test("throws a conflict that lists the ids if several policies have the name", async () => {
  const { fake } = world;
  const fetch = async (url: RequestInfo | URL, init?: RequestInit) => {
    const text = await (await fake.fetch(url, init)).text();
    return new Response(text.replace('"Manage billing"', '"Read billing"'));
  };
  const { policies } = new ConfidentAdmin({ apiKey: fake.apiKey, fetch });
  expect(await failureOf(policies.ensure({ ...INPUT, name: "Read billing" }))).toMatchObject({
    name: "ConfidentConflictError",
    operation: "ensurePolicy",
    delivery: "answered",
    message:
      'Several policies are named "Read billing": "policy-uuid-1", "policy-uuid-2". Rename or delete all but one.',
  });
});

test.for([
  [{ name: "", permissions: [] }, /^A policy needs a non-empty name/],
  [{ name: " ", permissionIds: [] }, /^A policy needs a non-empty name/],
  [null, /^A policy needs a non-empty name/],
  [undefined, /^A policy needs a non-empty name/],
  [{ name: "a" }, /^A policy needs permissionIds/],
  [{ name: "a", permissionIds: [7] }, /^A policy needs permissionIds/],
  [{ name: "a", permissions: "iam:read" }, /^Permissions must be an array of names/],
] as const)("rejects %j before sending", async ([input, message]) => {
  const call = world.policies.ensure(input as unknown as NamedPolicyInput);
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "ensurePolicy",
    delivery: "unsent",
    message: expect.stringMatching(message),
  });
  expect(world.requests).toEqual([]);
});

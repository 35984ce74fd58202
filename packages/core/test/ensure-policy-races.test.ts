import { beforeEach, expect, test } from "vitest";
import { failureOf } from "./support/calls.ts";
import {
  createEnsuredOrganization,
  type EnsuredOrganization,
} from "./support/ensured-organization.ts";
import { skipWaits } from "./support/skip-waits.ts";
import { createSlowFake } from "./support/slow-fake.ts";

const INPUT = { name: "Read IAM", permissions: ["iam:read"], description: "d" };
const BILLING = { name: "Read billing", permissions: ["iam:read"] };
const ID = "policy-uuid-1";

let world: EnsuredOrganization;
beforeEach(() => {
  world = createEnsuredOrganization();
});

test.for([
  ["the same", ["iam:read"], "unchanged"],
  ["another", ["iam:manage"], "updated"],
] as const)(
  "adopts a policy that someone else creates meanwhile with %s permission",
  async ([, permissions, change]) => {
    world.before("POST", 1, () => world.other.create({ ...INPUT, permissions }));
    const ensured = await world.policies.ensure(INPUT);
    expect(ensured.change).toBe(change);
    expect(world.find("Read IAM")).toEqual([ensured.policy]);
    expect(ensured.policy).toMatchObject({ permissions: [{ name: "iam:read" }] });
  },
);

test("throws a 409 if no listed policy has the name", async () => {
  world.fake.failNext({ operation: "createPolicy", status: 409 });
  expect(await failureOf(world.policies.ensure(INPUT))).toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    operation: "createPolicy",
  });
});

test.for([
  ["deletes", () => world.other.delete(ID)],
  ["renames", () => world.other.rename(ID, "Something else")],
] as const)("creates a policy that someone else %s meanwhile", async ([, interfere]) => {
  world.before("GET", 2, interfere);
  const { policy, change } = await world.policies.ensure(BILLING);
  expect(change).toBe("created");
  expect(policy.id).not.toBe(ID);
  expect(world.find("Read billing")).toEqual([policy]);
});

test("throws a conflict if someone else keeps renaming the policy", async () => {
  for (const read of [2, 4, 6, 8]) {
    world.before("GET", read, () => world.other.rename(ID, "Something else"));
    world.before("GET", read + 1, () => world.other.rename(ID, "Read billing"));
  }
  expect(await failureOf(world.policies.ensure(BILLING))).toMatchObject({
    name: "ConfidentConflictError",
    operation: "ensurePolicy",
    delivery: "answered",
    message: expect.stringMatching(/^The policy "Read billing" was not written: others keep/),
  });
  expect(world.requests).toEqual(["GET permissions", ...Array(6).fill("GET policies")]);
});

test("creates one policy for concurrent calls with the same name", async () => {
  skipWaits();
  const slow = createSlowFake();
  const [one, two] = [slow.admin(), slow.admin()];
  const ensured = await Promise.all([
    one.policies.ensure(INPUT),
    two.policies.ensure(INPUT),
    one.policies.ensure({ ...INPUT, permissions: ["iam:manage"] }),
  ]);
  expect(ensured.map(({ change }) => change)).toEqual(["created", "unchanged", "updated"]);
  expect(new Set(ensured.map(({ policy }) => policy.id)).size).toBe(1);
  expect(slow.requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
});

test("waits for an earlier grant to the same policy before an update", async () => {
  skipWaits();
  const slow = createSlowFake();
  const admin = slow.admin();
  await Promise.all([
    admin.policies.grant(ID, ["iam:manage"]),
    admin.policies.ensure({ name: "Read billing", permissions: ["iam:read"] }),
  ]);
  expect(slow.granted(ID)).toEqual(["iam:read"]);
});

test("does not wait for calls with other names", async () => {
  skipWaits();
  const slow = createSlowFake();
  const admin = slow.admin();
  const calls = ["a", "b", "c"].map((name) => admin.policies.ensure({ name, permissionIds: [] }));
  await Promise.all(calls);
  expect(slow.requests.slice(0, 3)).toEqual(["GET policies", "GET policies", "GET policies"]);
});

test("reports a call as unsent if it is aborted while waiting for another", async () => {
  const slow = createSlowFake();
  const admin = slow.admin();
  const controller = new AbortController();
  const first = admin.policies.ensure(INPUT);
  const failure = failureOf(admin.policies.ensure(INPUT, { signal: controller.signal }));
  controller.abort();
  expect(await failure).toMatchObject({
    name: "ConfidentAbortError",
    operation: "ensurePolicy",
    delivery: "unsent",
  });
  expect(await first).toMatchObject({ change: "created" });
});

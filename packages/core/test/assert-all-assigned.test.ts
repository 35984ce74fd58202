import { expect, test } from "vitest";
import { assertAllAssigned, type GovernanceAssignment } from "../src/index.ts";

const governancePolicy = { id: "g1", name: "Strict" };
const assigned = (...notFoundProjectIds: string[]) => ({
  governancePolicy,
  assignedProjectIds: ["p1"],
  notFoundProjectIds,
  count: 1,
});
const unassigned = (...skippedProjectIds: string[]) => ({
  governancePolicy,
  unassignedProjectIds: ["p1"],
  skippedProjectIds,
  count: 1,
});

test("accepts complete results of assign and unassign", () => {
  assertAllAssigned(assigned());
  assertAllAssigned(unassigned());
});

test.for([
  [assigned("p2", "p3"), 'These projects were not found: "p2", "p3". The others were changed.'],
  [
    unassigned("p2"),
    'These projects did not have the policy or are unknown: "p2". The others were changed.',
  ],
] as const)("lists the ids that were left out: %j", ([result, message]) => {
  expect(() => assertAllAssigned(result)).toThrow(
    expect.objectContaining({ name: "ConfidentConflictError", delivery: "answered", message }),
  );
});

test.for([undefined, null, {}, [], { notFoundProjectIds: "p1" }])("rejects %j", (result) => {
  expect(() => assertAllAssigned(result as unknown as GovernanceAssignment)).toThrow(
    expect.objectContaining({ name: "ConfidentArgumentError" }),
  );
});

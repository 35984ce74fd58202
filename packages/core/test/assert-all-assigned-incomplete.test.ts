import { expect, test } from "vitest";
import { assertAllAssigned, type GovernanceAssignment } from "../src/index.ts";

type Result = Parameters<typeof assertAllAssigned>[0];
const result = (fields: object) =>
  ({ governancePolicy: { id: "g1", name: "Strict" }, count: 0, ...fields }) as unknown as Result;

const assigned = result({ assignedProjectIds: ["p1"], notFoundProjectIds: [] });
const unassigned = result({ unassignedProjectIds: ["p1"], skippedProjectIds: ["p2"] });

test.for([
  [
    "an empty list beside one with ids",
    result({ unassignedProjectIds: ["p1"], notFoundProjectIds: [], skippedProjectIds: ["p2"] }),
    'These projects did not have the policy or are unknown: "p2". The others were changed.',
  ],
  [
    "ids in both lists",
    result({ assignedProjectIds: ["p1"], notFoundProjectIds: ["p3"], skippedProjectIds: ["p2"] }),
    'These projects were not found: "p3". These projects did not have the policy or are unknown: "p2". The others were changed.',
  ],
  [
    "no assigned project",
    result({ assignedProjectIds: [], notFoundProjectIds: ["p2"] }),
    'These projects were not found: "p2". No project was changed.',
  ],
  [
    "no unassigned project",
    result({ unassignedProjectIds: [], skippedProjectIds: ["p2"] }),
    'These projects did not have the policy or are unknown: "p2". No project was changed.',
  ],
] as const)("says what happened to a result with %s", ([, result, message]) => {
  expect(() => assertAllAssigned(result)).toThrow(
    expect.objectContaining({ name: "ConfidentConflictError", delivery: "answered", message }),
  );
});

test("throws for an id that the response does not mention", () => {
  assertAllAssigned(assigned, ["p1"]);
  assertAllAssigned(assigned, ["p1", "p1"]);
  expect(() => assertAllAssigned(assigned, ["p1", "p2", "p3"])).toThrow(
    'These projects are missing from the response: "p2", "p3". The others were changed.',
  );
  expect(() => assertAllAssigned(unassigned, ["p1", "p2", "p3"])).toThrow(
    'These projects did not have the policy or are unknown: "p2". These projects are missing from the response: "p3". The others were changed.',
  );
});

test.for([
  [result({ notFoundProjectIds: [] }), ["p1"]],
  [assigned, "p1"],
  [assigned, [7]],
])("rejects the arguments %j", ([result, projectIds]) => {
  const call = () => assertAllAssigned(result as GovernanceAssignment, projectIds as string[]);
  expect(call).toThrow(expect.objectContaining({ name: "ConfidentArgumentError" }));
});

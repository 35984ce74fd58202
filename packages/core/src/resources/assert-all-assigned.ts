import { ConfidentArgumentError, ConfidentConflictError } from "../errors.ts";
import type { GovernanceAssignment, GovernanceUnassignment } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";

/**
 * Throws if `assign` or `unassign` skipped a project. Both can succeed in part.
 *
 * @param projectIds - the ids that were sent. If given, also throws if any of them is missing from the response.
 * @throws {ConfidentConflictError} if ids were not found, skipped or not mentioned. The message lists them and says
 * whether the other projects were changed.
 * @throws {ConfidentArgumentError} if `result` is not a result of `assign` or `unassign`, or `projectIds` is not an
 * array of ids.
 */
export function assertAllAssigned(
  result: GovernanceAssignment | GovernanceUnassignment,
  projectIds: readonly string[] = [],
): void {
  const fields = (result ?? {}) as Partial<GovernanceAssignment & GovernanceUnassignment>;
  const { assignedProjectIds, unassignedProjectIds, notFoundProjectIds, skippedProjectIds } =
    fields;
  const changed = toStringArray(assignedProjectIds ?? unassignedProjectIds);
  const notFound = toStringArray(notFoundProjectIds ?? []);
  const skipped = toStringArray(skippedProjectIds ?? []);
  const sent = toStringArray(projectIds);
  if (!changed || !notFound || !skipped || !sent || !(notFoundProjectIds ?? skippedProjectIds)) {
    throw new ConfidentArgumentError(
      "assertAllAssigned takes the result of assign or unassign, and the ids that were sent.",
    );
  }
  const reported = [...changed, ...notFound, ...skipped];
  const problems = [
    describe(notFound, "were not found"),
    describe(skipped, "did not have the policy or are unknown"),
    describe(
      sent.filter((id) => !reported.includes(id)),
      "are missing from the response",
    ),
  ].filter(Boolean);
  if (problems.length > 0) {
    const others = changed.length > 0 ? "The others were changed." : "No project was changed.";
    throw new ConfidentConflictError([...problems, others].join(" "), { delivery: "answered" });
  }
}

function describe(ids: readonly string[], what: string): string {
  const list = ids.map((id) => JSON.stringify(id)).join(", ");
  return list && `These projects ${what}: ${list}.`;
}

import { ConfidentArgumentError, ConfidentConflictError } from "../errors.ts";
import type { GovernanceAssignment, GovernanceUnassignment } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";

/**
 * Throws if an assignment or its reversal left out a project: both succeed in part.
 *
 * @param projectIds - the ids that were sent. With them, also throws if the server reports on an id in no list.
 * @throws {ConfidentConflictError} if ids were not found, skipped or not reported; the message lists them. Says whether
 * others were changed.
 * @throws {ConfidentArgumentError} if it is not such a result, or `projectIds` is not an array of ids.
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
      "assertAllAssigned takes the result of an assignment of projects or of its reversal, and the ids that were sent.",
    );
  }
  const reported = [...changed, ...notFound, ...skipped];
  const problems = [
    describe(notFound, "were not found"),
    describe(skipped, "did not have the policy or are unknown"),
    describe(
      sent.filter((id) => !reported.includes(id)),
      "are missing in the response",
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

import { ConfidentArgumentError, ConfidentConflictError } from "../errors.ts";
import type { GovernanceAssignment, GovernanceUnassignment } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";

/**
 * Throws if an assignment or its reversal left out a project: both succeed in part.
 *
 * @throws {ConfidentConflictError} if ids were not found or skipped; the message lists them. The others were changed.
 * @throws {ConfidentArgumentError} if it is not such a result.
 */
export function assertAllAssigned(result: GovernanceAssignment | GovernanceUnassignment): void {
  const { notFoundProjectIds, skippedProjectIds } = (result ?? {}) as Partial<
    GovernanceAssignment & GovernanceUnassignment
  >;
  const missing = toStringArray(notFoundProjectIds ?? skippedProjectIds);
  if (!missing) {
    throw new ConfidentArgumentError(
      "assertAllAssigned takes the result of an assignment of projects or of its reversal.",
    );
  }
  if (missing.length > 0) {
    const what = notFoundProjectIds ? "were not found" : "did not have the policy or are unknown";
    const ids = missing.map((id) => JSON.stringify(id)).join(", ");
    throw new ConfidentConflictError(`These projects ${what}: ${ids}. The others were changed.`, {
      delivery: "answered",
    });
  }
}

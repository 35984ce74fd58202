import type { Plan } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { readSelection } from "../read/read-organization.ts";
import type { Reader } from "../read/reader.ts";
import { requireComplete } from "../read/require-complete.ts";

/**
 * Reads what a plan was made from.
 *
 * @param created - the ids of projects that the plan has created
 * @throws {RejectedError}
 * @throws {IncompleteReadError} also if members could not be read completely
 */
export async function readForPlan(
  reader: Reader,
  { reads }: Plan,
  created: readonly string[] = [],
): Promise<OrganizationSnapshot> {
  const operations = new Set(reads.map(({ operation }) => operation));
  const ids = new Set([...reads.flatMap(({ projectId }) => projectId ?? []), ...created]);
  const snapshot = await readSelection(reader, {
    members: operations.has("listMembers"),
    invitations: operations.has("listInvitations"),
    governance: operations.has("listGovernancePolicies"),
    anyProject: false,
    isSelected: operations.has("listProjects") ? ({ id }) => ids.has(id) : null,
  });
  requireComplete(snapshot.reads);
  return snapshot;
}

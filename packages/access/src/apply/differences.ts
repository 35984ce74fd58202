import type {
  GovernanceAssignment,
  GovernanceUnassignment,
  Invitation,
  Member,
  Policy,
  Project,
  ProjectInvitation,
  ProjectMember,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import type { MemberContent, PolicyContent, ProjectContent, RoleContent } from "../model/plan.ts";
import { sameDescription } from "../plan/diff/content.ts";

type Reference = { readonly id: string; readonly name: string };

/*
 * What the server stored, compared with what was sent. Fields that a response leaves out cannot be compared
 * here. They are checked when everything is read again after the writes. Each difference is the end of a sentence that starts with «The server».
 */

export function policyDifferences(sent: PolicyContent, stored: Policy): string[] {
  return [
    ...describedDifferences(sent, stored),
    ...listDifferences("permission", sent.permissions, stored.permissions),
  ];
}

export function roleDifferences(sent: RoleContent, stored: Role | ProjectRole): string[] {
  return [
    ...describedDifferences(sent, stored),
    ...listDifferences("policy", sent.policies, stored.policies),
  ];
}

export function projectDifferences(sent: ProjectContent, stored: Project): string[] {
  return describedDifferences(sent, stored);
}

export function memberDifferences(sent: MemberContent, stored: Member | ProjectMember): string[] {
  const { organizationRole, projectRole } = stored as Member & ProjectMember;
  const role = organizationRole === undefined ? projectRole : organizationRole;
  return role === undefined || role?.id === sent.role?.id
    ? []
    : [`gave the role ${nameOf(role)} instead of ${nameOf(sent.role)}`];
}

export function invitationDifferences(
  sent: MemberContent,
  stored: Invitation | ProjectInvitation,
): string[] {
  const { organizationRoleId, projectRoleId } = stored as Invitation & ProjectInvitation;
  const roleId = organizationRoleId === undefined ? projectRoleId : organizationRoleId;
  return roleId === undefined || sent.role === null || roleId === sent.role.id
    ? []
    : [`invited with another role than ${nameOf(sent.role)}`];
}

export function assignmentDifferences(
  { id, name }: Reference,
  { assignedProjectIds, notFoundProjectIds }: GovernanceAssignment,
): string[] {
  if (notFoundProjectIds.includes(id)) {
    return [`does not find the project ${JSON.stringify(name)}`];
  }
  return assignedProjectIds.includes(id)
    ? []
    : [`did not assign the policy to the project ${JSON.stringify(name)}`];
}

export function unassignmentDifferences(
  { id, name }: Reference,
  { unassignedProjectIds }: GovernanceUnassignment,
): string[] {
  return unassignedProjectIds.includes(id)
    ? []
    : [`skipped the project ${JSON.stringify(name)}, which did not have the governance policy`];
}

function describedDifferences(
  sent: { readonly name: string; readonly description: string | null },
  stored: { readonly name?: string | undefined; readonly description?: string | null | undefined },
): string[] {
  const { name = sent.name, description = sent.description } = stored;
  return [
    ...(name === sent.name ? [] : [`stored the name ${JSON.stringify(name)}`]),
    ...(sameDescription({ description }, sent)
      ? []
      : [`stored ${description ? "another description" : "no description"}`]),
  ];
}

function listDifferences(
  kind: "permission" | "policy",
  sent: readonly Reference[],
  stored: readonly Reference[] | undefined,
): string[] {
  if (!stored) {
    return [];
  }
  const dropped = without(sent, stored);
  const added = without(stored, sent);
  return [
    ...(dropped.length > 0 ? [`did not store the ${kind} ${dropped.join(", ")}`] : []),
    ...(added.length > 0 ? [`also stored the ${kind} ${added.join(", ")}`] : []),
  ];
}

function without(items: readonly Reference[], others: readonly Reference[]): string[] {
  const ids = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}

function nameOf(role: { readonly name: string } | null): string {
  return role ? JSON.stringify(role.name) : "none";
}

import type { MemberContent } from "../model/plan.ts";
import type {
  LevelSnapshot,
  MemberSnapshot,
  OrganizationSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { inLevel } from "./in-level.ts";

interface MemberStep {
  readonly scope: Scope;
  readonly id: string;
  readonly after: MemberContent | null;
}

/**
 * Changes or removes a member. Removing a member of the organization removes the member from all projects, and deletes the
 * member's invitations.
 */
export function simulateMember(
  snapshot: OrganizationSnapshot,
  { scope, id, after }: MemberStep,
): OrganizationSnapshot {
  if (after) {
    const roleId = after.role?.id ?? null;
    return inLevel(snapshot, scope, (level) => changeRole(level, scope, id, roleId));
  }
  const email = snapshot.organization.members?.find((member) => member.id === id)?.email;
  const remove = (level: LevelSnapshot) =>
    scope === "organization" ? withdraw(removeMember(level, id), email) : removeMember(level, id);
  const remaining = inLevel(snapshot, scope, remove);
  const projects = remaining.projects?.map((project) => ({
    ...project,
    level: project.level && remove(project.level),
  }));
  return scope === "organization" && projects ? { ...remaining, projects } : remaining;
}

/** Returns the role of the previous Owner after a transfer of ownership. `undefined` if this role is not Owner. */
function formerOwnerRole(
  { roles }: LevelSnapshot,
  scope: Scope,
  roleId: string | null,
): { readonly owner: string; readonly former: string | null } | undefined {
  const preset = (name: string) =>
    roles.find((role) => role.preset && role.name.toLowerCase() === name)?.id;
  const owner = preset("owner");
  const former = preset(scope === "organization" ? "admin" : "manager") ?? null;
  return owner !== undefined && owner === roleId ? { owner, former } : undefined;
}

function changeRole(
  level: LevelSnapshot,
  scope: Scope,
  id: string,
  roleId: string | null,
): LevelSnapshot {
  const transfer = formerOwnerRole(level, scope, roleId);
  const change = (member: MemberSnapshot) => {
    if (member.id === id) {
      return { ...member, roleId };
    }
    return transfer && member.roleId === transfer.owner
      ? { ...member, roleId: transfer.former }
      : member;
  };
  return { ...level, members: level.members?.map(change) ?? null };
}

function removeMember(level: LevelSnapshot, id: string): LevelSnapshot {
  // Only levels that change get a new list: equal lists make later comparisons fast.
  return level.members?.some((member) => member.id === id)
    ? { ...level, members: level.members.filter((member) => member.id !== id) }
    : level;
}

function withdraw(level: LevelSnapshot, email: string | undefined): LevelSnapshot {
  const isOf = (one: { readonly email: string }) =>
    one.email.trim().toLowerCase() === email?.trim().toLowerCase();
  return level.invitations?.some(isOf)
    ? { ...level, invitations: level.invitations.filter((one) => !isOf(one)) }
    : level;
}

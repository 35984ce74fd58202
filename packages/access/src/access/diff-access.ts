import type { AccessChange, AccessPath, MemberReference } from "../model/plan.ts";
import { SENSITIVE_PERMISSIONS } from "../model/sensitive-permissions.ts";
import type { MemberSnapshot, OrganizationSnapshot, Scope } from "../model/snapshot.ts";
import { compareStrings } from "./compare-strings.ts";
import { type EffectiveAccess, effectiveAccess, findLevel } from "./effective-access.ts";
import { matchesPermission } from "./match-permission.ts";
import { type Access, NO_ACCESS } from "./role-access.ts";
import { withInvitees } from "./with-invitees.ts";

/** Who gains and who loses which permission. */
export interface AccessDiff {
  readonly gains: readonly AccessChange[];
  readonly losses: readonly AccessChange[];
}

interface Change {
  readonly members: MemberReference[];
  readonly paths: Map<string, AccessPath>;
}

/**
 * Compares what every member holds in two states of an organization. People with a pending invitation count as if they had
 * accepted it, marked with `invited`. A level whose members were not read in both does not count.
 *
 * @param sensitive - permissions to mark; the others are compared too. `*` stands for any characters.
 */
export function diffAccess(
  before: OrganizationSnapshot,
  after: OrganizationSnapshot,
  sensitive: readonly string[] = SENSITIVE_PERMISSIONS,
): AccessDiff {
  const [old, next] = [before, after].map((state) => effectiveAccess(withInvitees(state))) as [
    EffectiveAccess,
    EffectiveAccess,
  ];
  return { gains: increases(old, next, sensitive), losses: increases(next, old, sensitive) };
}

/** Lists what members hold in one state but not in the other. */
function increases(
  less: EffectiveAccess,
  more: EffectiveAccess,
  sensitive: readonly string[],
): readonly AccessChange[] {
  return more.levels.flatMap(({ scope, groups }) => {
    const other = findLevel(less, scope);
    // In a project that only one state has, nothing is held in the other.
    const members = other ? other.members : new Map<string, Access>();
    const changes = new Map<string, Change>();
    for (const group of members ? (groups ?? []) : []) {
      for (const [access, people] of byAccess(group.members, members)) {
        addIncrease(changes, access, group.access, people);
      }
    }
    return toChanges(scope, changes, sensitive);
  });
}

/** Groups members by what they hold in the other state, so that each pair of states is compared once. */
function byAccess(
  people: readonly MemberSnapshot[],
  members: ReadonlyMap<string, Access> | null,
): ReadonlyMap<Access, MemberSnapshot[]> {
  const groups = new Map<Access, MemberSnapshot[]>();
  for (const member of people) {
    const access = members?.get(member.id) ?? NO_ACCESS;
    const group = groups.get(access);
    if (group) {
      group.push(member);
    } else {
      groups.set(access, [member]);
    }
  }
  return groups;
}

function addIncrease(
  changes: Map<string, Change>,
  less: Access,
  more: Access,
  people: readonly MemberSnapshot[],
): void {
  for (const [permission, paths] of more) {
    if (!less.has(permission)) {
      const change: Change = changes.get(permission) ?? { members: [], paths: new Map() };
      changes.set(permission, change);
      for (const { id, email, invited } of people) {
        change.members.push({ id, email, ...(invited && { invited }) });
      }
      for (const path of paths) {
        change.paths.set(pathKey(path), path);
      }
    }
  }
}

function toChanges(
  scope: Scope,
  changes: ReadonlyMap<string, Change>,
  sensitive: readonly string[],
): readonly AccessChange[] {
  return [...changes]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([permission, { members, paths }]) => ({
      scope,
      permission,
      sensitive: sensitive.some((pattern) => matchesPermission(pattern, permission)),
      members: members.sort((a, b) => compareStrings(a.email, b.email)),
      paths: [...paths].sort(([a], [b]) => compareStrings(a, b)).map(([, path]) => path),
    }));
}

/** By name first: the order must not depend on the server's ids for new objects. */
function pathKey({ scope, role, policy }: AccessPath): string {
  return JSON.stringify([role.name, policy?.name ?? "", role.id, policy?.id ?? "", scope]);
}

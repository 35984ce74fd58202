import type { AccessPath, MemberReference } from "../model/plan.ts";
import type { MemberSnapshot, OrganizationSnapshot, Scope } from "../model/snapshot.ts";
import { areMembersRead } from "./are-members-read.ts";
import { compareStrings } from "./compare-strings.ts";
import { effectiveAccess, type LevelAccess } from "./effective-access.ts";
import { matchesPermission } from "./match-permission.ts";
import { resolveScope } from "./resolve-scope.ts";
import type { ScopeOptions } from "./who-can.ts";

/** A permission that a member holds, and why. */
export interface HeldPermission {
  readonly permission: string;
  readonly paths: readonly AccessPath[];
}

/** What a member holds in the organization or in a project. */
export interface ExplainedLevel {
  readonly scope: Scope;
  readonly role: { readonly id: string; readonly name: string } | null;
  /** Sorted by name. Empty if the member holds nothing, or nothing that was asked for. */
  readonly permissions: readonly HeldPermission[];
}

/** What a member holds, and why. */
export interface Explanation {
  /** `null` if no member has the address, or if members were not read. */
  readonly member: MemberReference | null;
  /** `false` if members were not read, or not completely. */
  readonly known: boolean;
  readonly levels: readonly ExplainedLevel[];
  readonly notes: readonly string[];
}

/**
 * Explains what a member holds, in the organization and in every project that was read, or in one project. Addresses are
 * compared without regard to case. `*` in the permission stands for any characters.
 *
 * @throws {RangeError} if the project is unknown, or if several have the name.
 */
export function explain(
  snapshot: OrganizationSnapshot,
  email: string,
  permission = "*",
  options: ScopeOptions = {},
): Explanation {
  const { project } = options;
  const scope = project === undefined ? null : resolveScope(snapshot, project);
  const { levels, notes } = effectiveAccess(snapshot);
  const member = findMember(snapshot.organization.members ?? [], email);
  const asked = levels.filter((level) => scope === null || isSame(level.scope, scope));
  return {
    member: member ? { id: member.id, email: member.email } : null,
    known:
      asked.length > 0 &&
      asked.every(({ groups, scope }) => groups !== null && areMembersRead(snapshot, scope)),
    levels: member ? asked.map((level) => explainLevel(level, member, permission)) : [],
    notes,
  };
}

/** Finds a member by an e-mail address, without regard to case. */
export function findMember(
  members: readonly MemberSnapshot[],
  email: string,
): MemberSnapshot | undefined {
  const address = email.trim().toLowerCase();
  return members.find((member) => member.email.trim().toLowerCase() === address);
}

function explainLevel(level: LevelAccess, { id }: MemberSnapshot, pattern: string): ExplainedLevel {
  const group = level.groups?.find(({ members }) => members.some((member) => member.id === id));
  const permissions = [...(group?.access ?? [])]
    .filter(([name]) => matchesPermission(pattern, name))
    .map(([permission, paths]) => ({ permission, paths }))
    .sort((a, b) => compareStrings(a.permission, b.permission));
  const role = group?.role ? { id: group.role.id, name: group.role.name } : null;
  return { scope: level.scope, role, permissions };
}

function isSame(a: Scope, b: Scope): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

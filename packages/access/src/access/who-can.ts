import type { AccessPath, MemberReference } from "../model/plan.ts";
import type { OrganizationSnapshot, Scope } from "../model/snapshot.ts";
import { areMembersRead } from "./are-members-read.ts";
import { compareStrings } from "./compare-strings.ts";
import { effectiveAccess, findLevel, type LevelAccess } from "./effective-access.ts";
import { matchesPermission } from "./match-permission.ts";
import { resolveScope } from "./resolve-scope.ts";

/** A member who holds a permission, and why. */
export interface Holder {
  readonly member: MemberReference;
  readonly permission: string;
  readonly paths: readonly AccessPath[];
}

/** Who holds a permission. */
export interface WhoCan {
  readonly scope: Scope;
  /** `false` if members were not read, or not completely: the holders are unknown then. */
  readonly known: boolean;
  /** Sorted by e-mail address, then by permission. */
  readonly holders: readonly Holder[];
  readonly notes: readonly string[];
}

/** Which level a question is about. */
export interface ScopeOptions {
  /**
   * The name or the id of a project.
   *
   * @default the organization
   */
  readonly project?: string | undefined;
}

/**
 * Finds everyone who holds a permission. `*` in the permission stands for any characters.
 *
 * @throws {RangeError} if the project is unknown, or if several have the name.
 */
export function whoCan(
  snapshot: OrganizationSnapshot,
  permission: string,
  options: ScopeOptions = {},
): WhoCan {
  const scope = resolveScope(snapshot, options.project);
  const access = effectiveAccess(snapshot);
  const level = findLevel(access, scope);
  return {
    scope,
    known: level?.groups != null && areMembersRead(snapshot, scope),
    holders: level ? holdersOf(level, permission) : [],
    notes: access.notes,
  };
}

/**
 * Counts the members who hold a permission. Returns `null` if members were not read.
 *
 * @throws {RangeError} if the project is unknown, or if several have the name.
 */
export function countHolders(
  snapshot: OrganizationSnapshot,
  permission: string,
  options: ScopeOptions = {},
): number | null {
  const scope = resolveScope(snapshot, options.project);
  const groups = findLevel(effectiveAccess(snapshot), scope)?.groups;
  if (!groups) {
    return null;
  }
  const holding = groups.filter(({ access }) =>
    [...access.keys()].some((name) => matchesPermission(permission, name)),
  );
  return holding.reduce((sum, { members }) => sum + members.length, 0);
}

function holdersOf({ groups }: LevelAccess, pattern: string): readonly Holder[] {
  const holders = (groups ?? []).flatMap(({ members, access }) =>
    [...access]
      .filter(([permission]) => matchesPermission(pattern, permission))
      .flatMap(([permission, paths]) =>
        members.map(({ id, email }) => ({ member: { id, email }, permission, paths })),
      ),
  );
  return holders.sort(
    (a, b) =>
      compareStrings(a.member.email, b.member.email) ||
      compareStrings(a.member.id, b.member.id) ||
      compareStrings(a.permission, b.permission),
  );
}

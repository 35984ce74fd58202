import { presetRoles } from "../document.ts";
import type { Level } from "../levels.ts";
import type { Resources, ScopedInvitation, ScopedMember, ScopedRole } from "../scope.ts";
import type { ApiKey, NamedReference, Permission, Policy } from "../types.ts";
import { findReference } from "./find-reference.ts";
import type { Ids } from "./ids.ts";
import type { ScopeLists } from "./seed.ts";

/** The creation date of items in a seed that do not have one. */
export const CREATED_AT = "2026-01-01T00:00:00.000Z";

/** The lists of an organization or a project in a seed. */
export interface Unresolved {
  readonly level: Level;
  readonly id: string;
  readonly lists: ScopeLists;
  readonly permissions: readonly Permission[];
  /** The place of the lists in the seed: an empty string, or `projects[0].`. */
  readonly place: string;
}

/** Converts lists into the API's format: adds ids and defaults, and looks up names. */
export function resolveScope(scope: Unresolved, ids: Ids): Resources {
  const { lists } = scope;
  const policies = lists.policies.map((_, index) => resolvePolicy(scope, index, ids));
  const custom = lists.roles.map((_, index) => resolveRole(scope, index, policies, ids));
  const presets = presetRoles(scope.level).filter(({ id }) =>
    custom.every((role) => role.id !== id),
  );
  const roles = [...presets, ...custom];
  return {
    policies,
    roles,
    members: lists.members.map((_, index) => resolveMember(scope, index, roles, ids)),
    invitations: lists.invitations.map((_, index) => resolveInvitation(scope, index, roles, ids)),
    apiKeys: lists.apiKeys.map((apiKey) => resolveApiKey(scope, apiKey, ids)),
  };
}

function resolvePolicy({ lists, permissions, place }: Unresolved, index: number, ids: Ids): Policy {
  const { permissions: given, ...policy } = lists.policies[index] as ScopeLists["policies"][number];
  // A policy can grant a permission that is no longer in the list, because the API removed it.
  const granted = given?.map((reference, i) =>
    typeof reference === "string"
      ? findReference(permissions, reference, `${place}policies[${index}].permissions[${i}]`)
      : reference,
  );
  return ids.identified({ ...policy, ...(granted && { permissions: granted }) }) as Policy;
}

function resolveRole(
  { level, id, lists, place }: Unresolved,
  index: number,
  policies: readonly NamedReference[],
  ids: Ids,
): ScopedRole {
  const { policies: given = [], ...role } = lists.roles[index] as ScopeLists["roles"][number];
  return {
    ...ids.identified(role),
    [level.ownId]: role[level.ownId] === null ? null : id,
    policies: given.map((reference, i) =>
      findReference(policies, reference, `${place}roles[${index}].policies[${i}]`),
    ),
  } as ScopedRole;
}

function resolveMember(
  { level, lists, place }: Unresolved,
  index: number,
  roles: readonly NamedReference[],
  ids: Ids,
): ScopedMember {
  const { role, ...member } = lists.members[index] as ScopeLists["members"][number];
  const given = role ?? member[level.role];
  const field = role === undefined ? level.role : "role";
  const found = given && findReference(roles, given, `${place}members[${index}].${field}`);
  return { ...ids.identified(member), ...(found && { [level.role]: found }) } as ScopedMember;
}

function resolveInvitation(
  { level, lists, place }: Unresolved,
  index: number,
  roles: readonly NamedReference[],
  ids: Ids,
): ScopedInvitation {
  const { role, ...invitation } = lists.invitations[index] as ScopeLists["invitations"][number];
  const id = invitation[level.roleId];
  const given = role ?? (id ? { id } : undefined);
  const field = role === undefined ? level.roleId : "role";
  const found = given && findReference(roles, given, `${place}invitations[${index}].${field}`);
  return {
    status: "PENDING",
    created_at: CREATED_AT,
    ...ids.numbered(invitation),
    ...(found && { [level.roleId]: found.id }),
  } as ScopedInvitation;
}

function resolveApiKey(
  { level }: Unresolved,
  given: ScopeLists["apiKeys"][number],
  ids: Ids,
): ApiKey {
  const apiKey = ids.numbered(typeof given === "string" ? { name: null, value: given } : given);
  const value = `${level.keyPrefix}${`${apiKey.id}`.padStart(6, "0")}`;
  return { valid: true, value, created_at: CREATED_AT, lastUsed: null, ...apiKey } as ApiKey;
}

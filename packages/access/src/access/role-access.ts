import type { AccessPath } from "../model/plan.ts";
import type {
  LevelSnapshot,
  PermissionName,
  PolicySnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { isBuiltIn } from "./presets.ts";

/** Permission names, and why each is held. */
export type Access = ReadonlyMap<string, readonly AccessPath[]>;

/** What belongs to no role. */
export const NO_ACCESS: Access = new Map();

interface Cached {
  readonly catalog: readonly PermissionName[];
  readonly policies: readonly (PolicySnapshot | undefined)[];
  readonly project: string | null;
  readonly access: Access;
}

// The states between steps share most of their roles.
const cache = new WeakMap<RoleSnapshot, Cached>();
const policyMaps = new WeakMap<readonly PolicySnapshot[], ReadonlyMap<string, PolicySnapshot>>();

/** Returns what the holders of a role may do: what is built in, and what its policies grant. */
export function roleAccess(level: LevelSnapshot, scope: Scope, role: RoleSnapshot): Access {
  const byId = policiesById(level.policies);
  const policies = role.policyIds.map((id) => byId.get(id));
  const project = scope === "organization" ? null : scope.project;
  const known = cache.get(role);
  if (
    known?.catalog === level.permissions &&
    known.project === project &&
    known.policies.every((policy, index) => policy === policies[index])
  ) {
    return known.access;
  }
  const access = compute(level.permissions, scope, role, policies);
  cache.set(role, { catalog: level.permissions, policies, project, access });
  return access;
}

function compute(
  catalog: readonly PermissionName[],
  scope: Scope,
  { id, name, ...rest }: RoleSnapshot,
  policies: readonly (PolicySnapshot | undefined)[],
): Access {
  const access = new Map<string, AccessPath[]>();
  const add = (permission: string, policy: AccessPath["policy"]) => {
    const paths = access.get(permission) ?? [];
    paths.push({ scope, role: { id, name }, policy });
    access.set(permission, paths);
  };
  for (const permission of catalog) {
    if (isBuiltIn(scope, { id, name, ...rest }, permission.name)) {
      add(permission.name, null);
    }
  }
  // A policy may still grant what the catalog no longer has.
  for (const policy of new Set(policies)) {
    for (const permission of new Set(policy?.permissions.map((one) => one.name))) {
      add(permission, policy ? { id: policy.id, name: policy.name } : null);
    }
  }
  return access;
}

function policiesById(policies: readonly PolicySnapshot[]): ReadonlyMap<string, PolicySnapshot> {
  const known = policyMaps.get(policies);
  if (known) {
    return known;
  }
  const map = new Map(policies.map((policy) => [policy.id, policy]));
  policyMaps.set(policies, map);
  return map;
}

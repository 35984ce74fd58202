import type {
  NamedPolicyInput,
  PermissionReference,
  Policy,
  PolicyInput,
} from "@confident-admin/core";

/** A policy as confirmed by the server, or with a change that is still `pending`. */
export interface PolicyRow extends Policy {
  /** The change that the server has not confirmed yet. The id of a row being created begins with `pending:`. */
  readonly pending?: "create" | "update" | "delete";
}

/** A change to a policy that the server has not confirmed yet. */
export interface PendingPolicy {
  readonly kind: NonNullable<PolicyRow["pending"]>;
  readonly id: string;
  /** The new values, if the change sets them. */
  readonly policy?: PolicyInput | NamedPolicyInput | undefined;
  /** The names of the permissions to add. */
  readonly granted?: readonly string[] | undefined;
  /** The names of the permissions to remove. */
  readonly revoked?: readonly string[] | undefined;
}

/**
 * Applies pending changes to confirmed policies, in order.
 *
 * @param known - permissions to show instead of bare ids or names, in addition to those of the policies
 */
export function overlayPolicies(
  policies: readonly Policy[],
  pending: readonly PendingPolicy[],
  known: readonly PermissionReference[] = [],
): PolicyRow[] {
  const rows: PolicyRow[] = [...policies];
  const permissions = [...known, ...policies.flatMap((policy) => policy.permissions ?? [])];
  for (const { kind, id, policy, granted, revoked } of pending) {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0 || kind === "create") {
      const current = rows[index]?.permissions;
      const row = {
        id,
        ...rows[index],
        ...(granted && { permissions: grant(current, byNames(granted, permissions)) }),
        ...(revoked && current && { permissions: revoke(current, revoked) }),
        ...(policy && preview(policy, permissions)),
        pending: kind,
      };
      rows.splice(index >= 0 ? index : rows.length, 1, row as PolicyRow);
    }
  }
  return rows;
}

function grant(
  current: readonly PermissionReference[] = [],
  granted: readonly PermissionReference[],
): PermissionReference[] {
  const held = new Set(current.map(({ name }) => name));
  return [...current, ...granted.filter(({ name }) => !held.has(name))];
}

function revoke(
  current: readonly PermissionReference[],
  names: readonly string[],
): PermissionReference[] {
  return current.filter(({ name }) => !names.includes(name));
}

function byNames(
  names: readonly string[],
  known: readonly PermissionReference[],
): PermissionReference[] {
  return names.map((name) => known.find((one) => one.name === name) ?? { id: name, name });
}

function preview(
  { name, description, permissionIds = [], ...rest }: PolicyInput | NamedPolicyInput,
  known: readonly PermissionReference[],
): Omit<Policy, "id"> {
  const byId = permissionIds.map((id) => known.find((one) => one.id === id) ?? { id, name: id });
  const byName = byNames(("permissions" in rest && rest.permissions) || [], known);
  return {
    name,
    ...(description !== undefined && { description }),
    permissions: [...new Set([...byId, ...byName])],
  };
}

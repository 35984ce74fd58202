import type {
  NamedPolicyInput,
  PermissionReference,
  Policy,
  PolicyInput,
} from "@confident-admin/core";

/** A policy as the server has confirmed it or, where `pending` says so, as it has been asked to be. */
export interface PolicyRow extends Policy {
  /** What the server has not answered yet. A row that is being created has an id that begins with `pending:`. */
  readonly pending?: "create" | "update" | "delete";
}

/** What the server has been asked to do with a policy. */
export interface PendingPolicy {
  readonly kind: NonNullable<PolicyRow["pending"]>;
  readonly id: string;
  /** What it is to be; nothing if it is to be deleted. */
  readonly policy?: PolicyInput | NamedPolicyInput | undefined;
}

/**
 * Lays what has been asked for over what is confirmed, in the order in which it was asked.
 *
 * @param known - permissions to show instead of bare ids and names, besides those that the policies have
 */
export function overlayPolicies(
  policies: readonly Policy[],
  pending: readonly PendingPolicy[],
  known: readonly PermissionReference[] = [],
): PolicyRow[] {
  const rows: PolicyRow[] = [...policies];
  const permissions = [...known, ...policies.flatMap((policy) => policy.permissions ?? [])];
  for (const { kind, id, policy } of pending) {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0 || kind === "create") {
      const row = {
        id,
        ...rows[index],
        ...(policy && preview(policy, permissions)),
        pending: kind,
      };
      rows.splice(index >= 0 ? index : rows.length, 1, row as PolicyRow);
    }
  }
  return rows;
}

function preview(
  { name, description, permissionIds = [], ...rest }: PolicyInput | NamedPolicyInput,
  known: readonly PermissionReference[],
): Omit<Policy, "id"> {
  const byId = permissionIds.map((id) => known.find((one) => one.id === id) ?? { id, name: id });
  const names = ("permissions" in rest && rest.permissions) || [];
  const byName = names.map((name) => known.find((one) => one.name === name) ?? { id: name, name });
  return {
    name,
    ...(description !== undefined && { description }),
    permissions: [...new Set([...byId, ...byName])],
  };
}

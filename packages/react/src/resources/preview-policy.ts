import type {
  NamedPolicyInput,
  PermissionReference,
  Policy,
  PolicyInput,
} from "@confident-admin/core";
import { overlayRows, type Row } from "../cache/pending-rows.ts";
import type { PreviewContext } from "../cache/resource.ts";
import { previewBundle, references } from "./preview-bundle.ts";

/** A policy as confirmed by the server, or with a change that is still `pending`. */
export type PolicyRow = Row<Policy>;

/** The values that a change to a policy sets. */
interface PolicyChange {
  /** The new values, if the change sets them. */
  readonly policy?: PolicyInput | NamedPolicyInput | undefined;
  /** The names of the permissions to add. */
  readonly granted?: readonly string[] | undefined;
  /** The names of the permissions to remove. */
  readonly revoked?: readonly string[] | undefined;
}

/** A change to a policy that the server has not confirmed yet. */
export interface PendingPolicy extends PolicyChange {
  readonly kind: NonNullable<PolicyRow["pending"]>;
  readonly id: string;
}

/**
 * Applies pending changes to confirmed policies, in order.
 *
 * @param known - permissions to show instead of bare ids or names, in addition to the policies' own permissions
 */
export function overlayPolicies(
  policies: readonly Policy[],
  pending: readonly PendingPolicy[],
  known: readonly PermissionReference[] = [],
): PolicyRow[] {
  const permissions = [...known, ...policies.flatMap((policy) => policy.permissions ?? [])];
  const changes = pending.map(({ kind, id, ...change }) => ({
    kind,
    id,
    preview: (row: unknown) => previewPolicy(row as Policy, change, permissions),
  }));
  return overlayRows(policies, changes);
}

/** Returns the fields of a policy that a mutation sets. */
export function previewPolicyMutation(
  variables: PolicyInput & { readonly policy?: PolicyInput; readonly permissions?: string[] },
  { kind, row, known }: PreviewContext,
): object {
  const { policy, permissions } = variables;
  const change = {
    policy: kind === "create" ? variables : policy,
    granted: kind === "grant" ? permissions : undefined,
    revoked: kind === "revoke" ? permissions : undefined,
  };
  return {
    ...(kind === "rename" && { name: variables.name }),
    ...previewPolicy(row as Policy, change, known("permissions")),
  };
}

function previewPolicy(
  row: Policy | undefined,
  { policy, granted, revoked }: PolicyChange,
  known: readonly PermissionReference[],
): object {
  const current = row?.permissions;
  return {
    ...(granted && { permissions: grant(current, references(granted, "name", known)) }),
    ...(revoked &&
      current && { permissions: current.filter(({ name }) => !revoked.includes(name)) }),
    ...(policy && previewBundle(policy, "permissions", "permissionIds", known)),
  };
}

function grant(
  current: readonly PermissionReference[] = [],
  granted: readonly PermissionReference[],
): PermissionReference[] {
  return [...current, ...granted.filter(({ name }) => !current.some((one) => one.name === name))];
}

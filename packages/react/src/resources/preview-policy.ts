import type {
  NamedPolicyInput,
  PermissionReference,
  Policy,
  PolicyInput,
} from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { PreviewContext } from "../cache/resource.ts";
import { previewBundle, references } from "./preview-bundle.ts";

/** A policy as confirmed by the server, or with a change that is still `pending`. */
export type PolicyRow = Row<Policy>;

type PolicyVariables = (PolicyInput | NamedPolicyInput) & {
  readonly policy: PolicyInput | NamedPolicyInput;
  readonly permissions?: readonly string[];
};

/** Returns the fields of a policy that a mutation sets. */
export function previewPolicy(variables: PolicyVariables, context: PreviewContext): object {
  const { kind, row } = context;
  const { policy, permissions: names = [] } = variables;
  const known = context.known("permissions");
  const current = (row as Policy | undefined)?.permissions;
  if (kind === "grant") {
    return { permissions: grant(current, references(names, "name", known)) };
  }
  if (kind === "revoke") {
    return { permissions: current?.filter(({ name }) => !names.includes(name)) };
  }
  const input = kind === "update" ? policy : variables;
  return previewBundle(kind, input, "permissions", "permissionIds", known);
}

function grant(
  current: readonly PermissionReference[] = [],
  granted: readonly PermissionReference[],
): PermissionReference[] {
  return [...current, ...granted.filter(({ name }) => !current.some((one) => one.name === name))];
}

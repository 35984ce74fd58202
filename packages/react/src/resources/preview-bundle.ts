import type { NamedReference } from "@confident-admin/core";
import type { PreviewContext } from "../cache/resource.ts";

/** The fields of a policy or a role that a change sets. */
interface BundleInput {
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** Returns the fields of a policy or a role after a write. */
export function previewBundle(
  { name, description, ...rest }: BundleInput,
  names: "permissions" | "policies",
  ids: "permissionIds" | "policyIds",
  known: readonly NamedReference[],
): object {
  const lists = rest as Record<string, readonly string[] | undefined>;
  const byId = (lists[ids] ?? []).map(
    (id) => known.find((one) => one.id === id) ?? { id, name: id },
  );
  return {
    name,
    ...(description !== undefined && { description }),
    [names]: [...new Set([...byId, ...byNames(lists[names] ?? [], known)])],
  };
}

/** Returns references with these names. */
export function byNames(
  names: readonly string[],
  known: readonly NamedReference[],
): NamedReference[] {
  return names.map((name) => known.find((one) => one.name === name) ?? { id: name, name });
}

/** The fields of a role that a mutation sets. */
export function previewRole(
  variables: BundleInput & { readonly role?: BundleInput },
  { kind, known }: PreviewContext,
): object {
  return kind === "delete"
    ? {}
    : previewBundle(variables.role ?? variables, "policies", "policyIds", known("policies"));
}

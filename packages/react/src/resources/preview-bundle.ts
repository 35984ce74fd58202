import type { NamedReference } from "@confident-admin/core";
import type { MutationKind, PreviewContext } from "../cache/resource.ts";

/** The fields of a policy or a role that a change sets. */
type BundleInput = {
  readonly name: string;
  readonly description?: string | null | undefined;
} & { readonly [List in Names | Ids]?: readonly string[] | undefined };

type Names = "permissions" | "policies";
type Ids = "permissionIds" | "policyIds";

/** Returns the fields of a policy or a role after a write. */
export function previewBundle(
  kind: MutationKind,
  { name, description, ...lists }: BundleInput,
  names: Names,
  ids: Ids,
  known: readonly NamedReference[],
): object {
  if (kind === "delete") {
    return {};
  }
  if (kind === "rename") {
    return { name };
  }
  const named = [
    ...references(lists[ids], "id", known),
    ...references(lists[names], "name", known),
  ];
  return {
    name,
    ...(description !== undefined && { description }),
    [names]: [...new Set(named)],
  };
}

/** Returns references with these ids or names. */
export function references(
  values: readonly string[] = [],
  field: "id" | "name",
  known: readonly NamedReference[],
): NamedReference[] {
  return values.map(
    (value) => known.find((one) => one[field] === value) ?? { id: value, name: value },
  );
}

/** The fields of a role that a mutation sets. */
export function previewRole(
  variables: BundleInput & { readonly role?: BundleInput },
  { kind, known }: PreviewContext,
): object {
  const input = variables.role ?? variables;
  return previewBundle(kind, input, "policies", "policyIds", known("policies"));
}

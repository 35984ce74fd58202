import type { NamedReference } from "@confident-admin/core";
import type { MutationKind, PreviewContext } from "../cache/resource.ts";

/** The fields that a change to a policy or a role sets. */
type BundleInput = {
  readonly name: string;
  readonly description?: string | null | undefined;
} & { readonly [List in Names | Ids]?: readonly string[] | undefined };

type Names = "permissions" | "policies";
type Ids = "permissionIds" | "policyIds";

/** Returns the fields of a policy or a role after a change. */
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

/** Returns a reference for each id or name. For an unknown value, both the id and the name are that value. */
export function references(
  values: readonly string[] = [],
  field: "id" | "name",
  known: readonly NamedReference[],
): NamedReference[] {
  return values.map(
    (value) => known.find((one) => one[field] === value) ?? { id: value, name: value },
  );
}

/** Returns the fields of a role that a mutation sets. */
export function previewRole(
  variables: BundleInput & { readonly role?: BundleInput },
  { kind, known }: PreviewContext,
): object {
  const input = variables.role ?? variables;
  return previewBundle(kind, input, "policies", "policyIds", known("policies"));
}

import type { PolicyContent } from "../../model/plan.ts";
import type { PermissionName, PolicySnapshot } from "../../model/snapshot.ts";
import { sortBy } from "../text.ts";
import { quote } from "./level-context.ts";

/** What a policy has in the API. */
export function policyContent(policy: PolicySnapshot): PolicyContent {
  const { name, description, permissions } = policy;
  return { name, description, permissions: sortPermissions(permissions) };
}

/** Sorts permissions by name. */
export function sortPermissions(permissions: readonly PermissionName[]): PermissionName[] {
  return sortBy(permissions, ({ name, id }) => `${name}\0${id}`).map(({ id, name }) => ({
    id,
    name,
  }));
}

/** The description after a plan: one that the file does not declare stays. */
export function descriptionAfter(
  { description }: { readonly description?: string | null | undefined },
  before: { readonly description: string | null } | null,
): string | null {
  return description === undefined ? (before?.description ?? null) : description;
}

/** Whether two descriptions mean the same: some servers store an empty one. */
export function sameDescription(
  a: { readonly description: string | null },
  b: { readonly description: string | null },
): boolean {
  return (a.description || null) === (b.description || null);
}

/** Why an object is created or updated. */
export function whyUpdated(
  before: { readonly name: string } | null,
  after: { readonly name: string },
): string {
  return before && before.name !== after.name ? `renamed from ${quote(before.name)}` : "declared";
}

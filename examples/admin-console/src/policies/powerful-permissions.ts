import type { PermissionReference } from "@confident-admin/core";

const POWERFUL: ReadonlyMap<string, string> = new Map([
  ["iam:manage", "holders can change policies and roles, and so grant themselves any permission"],
  ["project:manage", "holders can view and change every project"],
  ["user:manage", "holders can invite users and change their access"],
]);

/** Returns the powerful permissions. */
export function powerful(permissions: readonly PermissionReference[] = []): PermissionReference[] {
  return permissions.filter(({ name }) => POWERFUL.has(name));
}

/** Describes what a powerful permission allows. Returns an empty string for other permissions. */
export function powerOf(name: string): string {
  return POWERFUL.get(name) ?? "";
}

import type { PermissionReference } from "@confident-admin/core";

const POWERFUL: ReadonlyMap<string, string> = new Map([
  ["iam:manage", "can change policies and roles, and so grant itself any other permission"],
  ["project:manage", "can view and change every project"],
  ["user:manage", "can invite users and change their access"],
]);

/** Returns the permissions that deserve a second look. */
export function powerful(permissions: readonly PermissionReference[] = []): PermissionReference[] {
  return permissions.filter(({ name }) => POWERFUL.has(name));
}

/** Describes what a powerful permission allows. Empty for other permissions. */
export function powerOf(name: string): string {
  return POWERFUL.get(name) ?? "";
}

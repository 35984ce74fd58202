import type { PermissionReference } from "@confident-admin/core";

const POWERFUL: ReadonlyMap<string, string> = new Map([
  ["iam:manage", "changes policies and roles, and so can grant itself everything else"],
  ["project:manage", "sees and changes every project, whatever one’s role in it"],
  ["user:manage", "invites people and changes what they may do"],
]);

/** Those permissions that are worth a second look. */
export function powerful(permissions: readonly PermissionReference[] = []): PermissionReference[] {
  return permissions.filter(({ name }) => POWERFUL.has(name));
}

/** What a powerful permission lets its holder do. */
export function powerOf(name: string): string {
  return POWERFUL.get(name) ?? "";
}

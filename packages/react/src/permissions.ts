import { listPermissions, type Permission } from "@confident-admin/core";
import { defineQuery } from "./define.ts";
import { confidentKeys } from "./keys.ts";
import type { ConfidentQuery, ConfidentSetup, SelectingQuery } from "./options.ts";

/** The permissions on one resource. */
export interface PermissionGroup {
  /** What stands before the colon: `billing` in `billing:read`. */
  readonly resource: string;
  readonly permissions: readonly Permission[];
}

/** Lists the permissions that a policy can grant. */
export function permissionsQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Permission[]> {
  return defineQuery(confidentKeys(scope).permissions, (options) =>
    listPermissions(client, options),
  );
}

/** The permissions by resource, from the same cache. */
export function permissionsByResourceQuery(
  setup: ConfidentSetup,
): SelectingQuery<Permission[], PermissionGroup[]> {
  return { ...permissionsQuery(setup), select: groupByResource };
}

/** Groups permissions by resource, in the order in which they come. */
export function groupByResource(permissions: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const [resource = ""] = permission.name.split(":", 1);
    groups.set(resource, [...(groups.get(resource) ?? []), permission]);
  }
  return [...groups].map(([resource, members]) => ({ resource, permissions: members }));
}

import { listPermissions, type Permission } from "@confident-admin/core";
import { type ConfidentKey, confidentKey } from "../cache/query-key.ts";
import {
  type ConfidentQuery,
  type ConfidentSetup,
  defineQuery,
  type SelectingQuery,
} from "../cache/query-options.ts";

/** The permissions on one resource. */
export interface PermissionGroup {
  /** The part of the names before the colon: `billing` in `billing:read`. */
  readonly resource: string;
  readonly permissions: readonly Permission[];
}

/** The query key of the permissions. */
export function permissionsKey(scope?: string): ConfidentKey<Permission[]> {
  return confidentKey(scope, "permissions");
}

/** Lists the permissions that a policy can grant. */
export function permissionsQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Permission[]> {
  return defineQuery(permissionsKey(scope), (options) => listPermissions(client, options));
}

/** Lists the permissions, grouped by resource. Shares the cache of {@link permissionsQuery}. */
export function permissionsByResourceQuery(
  setup: ConfidentSetup,
): SelectingQuery<Permission[], PermissionGroup[]> {
  return { ...permissionsQuery(setup), select: groupByResource };
}

/** Groups permissions by resource and keeps their order. */
export function groupByResource(permissions: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const [resource = ""] = permission.name.split(":", 1);
    groups.set(resource, [...(groups.get(resource) ?? []), permission]);
  }
  return [...groups].map(([resource, members]) => ({ resource, permissions: members }));
}

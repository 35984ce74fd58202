import { listPermissions, type Permission } from "@confident-admin/core";
import { defineQuery } from "../cache/define-query.ts";
import type {
  ConfidentSetup,
  QueryFactory,
  RequestOptions,
  SelectingQuery,
} from "../cache/query-options.ts";

/** The permissions on one resource. */
export interface PermissionGroup {
  /** The part of the names before the colon: `billing` in `billing:read`. */
  readonly resource: string;
  readonly permissions: readonly Permission[];
}

/** Lists the permissions that a policy can grant. */
export const permissionsQuery: QueryFactory<[], Permission[]> = /* @__PURE__ */ defineQuery(
  { path: () => ["organization", "permissions"] },
  listPermissions,
);

/** Lists the permissions, grouped by resource. Shares the cache of {@link permissionsQuery}. */
export function permissionsByResourceQuery(
  setup: ConfidentSetup,
  request?: RequestOptions,
): SelectingQuery<Permission[], PermissionGroup[]> {
  return { ...permissionsQuery(setup, request), select: groupByResource };
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

import { listProjectPermissions, type Permission } from "@confident-admin/core";
import { defineQuery } from "../cache/define-query.ts";
import type { QueryFactory } from "../cache/query-options.ts";
import type { ProjectId } from "../cache/resource.ts";

/** Lists the permissions that a project's policy can grant. */
export const projectPermissionsQuery: QueryFactory<ProjectId, Permission[]> =
  /* @__PURE__ */ defineQuery(
    { path: (projectId) => ["project", projectId, "permissions"] },
    listProjectPermissions,
  );

"use client";
import type { Permission } from "@confident-admin/core";
import type { ProjectId } from "../cache/resource.ts";
import { projectPermissionsQuery } from "../resources/project-permissions.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the permissions that a project's policy can grant. `select: groupByResource` groups them. */
export const useProjectPermissions: QueryHook<ProjectId, Permission[]> =
  /* @__PURE__ */ queryHook(projectPermissionsQuery);

/** {@link useProjectPermissions} for Suspense. */
export const useSuspenseProjectPermissions: SuspenseQueryHook<ProjectId, Permission[]> =
  /* @__PURE__ */ suspenseQueryHook(projectPermissionsQuery);

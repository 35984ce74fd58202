"use client";
import type { ProjectRole } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { ProjectId } from "../cache/resource.ts";
import { projectRolesQuery } from "../resources/project-roles.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the roles of a project, including preset roles. */
export const useProjectRoles: QueryHook<ProjectId, ProjectRole[], Row<ProjectRole>[]> =
  /* @__PURE__ */ queryHook(projectRolesQuery);

/** {@link useProjectRoles} for Suspense. */
export const useSuspenseProjectRoles: SuspenseQueryHook<
  ProjectId,
  ProjectRole[],
  Row<ProjectRole>[]
> = /* @__PURE__ */ suspenseQueryHook(projectRolesQuery);

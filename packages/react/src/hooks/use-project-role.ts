"use client";
import type { DeletedRole, ProjectRole } from "@confident-admin/core";
import type { ProjectId } from "../cache/resource.ts";
import {
  createProjectRoleMutation,
  deleteProjectRoleMutation,
  projectRolesQuery,
  renameProjectRoleMutation,
  updateProjectRoleMutation,
} from "../resources/project-roles.ts";
import type {
  CreateRoleVariables,
  DeleteRoleVariables,
  RenameRoleVariables,
  UpdateRoleVariables,
} from "../resources/roles.ts";
import type { ItemHook, MutationHook, SuspenseItemHook } from "./hook-types.ts";
import { itemHook, suspenseItemHook } from "./item-hook.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Reads one role from a project's list, as `usePolicy` reads a policy. */
export const useProjectRole: ItemHook<[projectId: string, roleId: string], ProjectRole> =
  /* @__PURE__ */ itemHook(projectRolesQuery);

/** {@link useProjectRole} for Suspense. */
export const useSuspenseProjectRole: SuspenseItemHook<
  [projectId: string, roleId: string],
  ProjectRole
> = /* @__PURE__ */ suspenseItemHook(projectRolesQuery);

/**
 * Creates a role in a project. Takes `{ name, policyIds, description? }`. Instead of `policyIds`, you can pass names as
 * `policies`.
 */
export const useCreateProjectRole: MutationHook<ProjectId, ProjectRole, CreateRoleVariables> =
  /* @__PURE__ */ mutationHook(createProjectRoleMutation);

/** Replaces a role of a project. Takes `{ roleId, role }`. */
export const useUpdateProjectRole: MutationHook<ProjectId, ProjectRole, UpdateRoleVariables> =
  /* @__PURE__ */ mutationHook(updateProjectRoleMutation);

/** Changes the name of a project's role and keeps the rest of the role. Takes `{ roleId, name }`. */
export const useRenameProjectRole: MutationHook<ProjectId, ProjectRole, RenameRoleVariables> =
  /* @__PURE__ */ mutationHook(renameProjectRoleMutation);

/** Deletes a role of a project. Takes `{ roleId }`. */
export const useDeleteProjectRole: MutationHook<ProjectId, DeletedRole, DeleteRoleVariables> =
  /* @__PURE__ */ mutationHook(deleteProjectRoleMutation);

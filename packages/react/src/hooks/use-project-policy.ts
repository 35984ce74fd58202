"use client";
import type { DeletedPolicy, Policy } from "@confident-admin/core";
import type { ProjectId } from "../cache/resource.ts";
import type {
  ChangePermissionsVariables,
  CreatePolicyVariables,
  DeletePolicyVariables,
  RenamePolicyVariables,
  UpdatePolicyVariables,
} from "../resources/policies.ts";
import {
  createProjectPolicyMutation,
  deleteProjectPolicyMutation,
  grantProjectPermissionsMutation,
  projectPoliciesQuery,
  renameProjectPolicyMutation,
  revokeProjectPermissionsMutation,
  updateProjectPolicyMutation,
} from "../resources/project-policies.ts";
import type { ItemHook, MutationHook, SuspenseItemHook } from "./hook-types.ts";
import { itemHook, suspenseItemHook } from "./item-hook.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Reads one policy from a project's list, as `usePolicy` does. */
export const useProjectPolicy: ItemHook<[projectId: string, policyId: string], Policy> =
  /* @__PURE__ */ itemHook(projectPoliciesQuery);

/** {@link useProjectPolicy} for Suspense. */
export const useSuspenseProjectPolicy: SuspenseItemHook<
  [projectId: string, policyId: string],
  Policy
> = /* @__PURE__ */ suspenseItemHook(projectPoliciesQuery);

/**
 * Creates a policy in a project. Takes `{ name, permissionIds, description? }`. Instead of `permissionIds`, you can
 * pass names as `permissions`.
 */
export const useCreateProjectPolicy: MutationHook<ProjectId, Policy, CreatePolicyVariables> =
  /* @__PURE__ */ mutationHook(createProjectPolicyMutation);

/** Replaces a policy of a project. Takes `{ policyId, policy }`. */
export const useUpdateProjectPolicy: MutationHook<ProjectId, Policy, UpdatePolicyVariables> =
  /* @__PURE__ */ mutationHook(updateProjectPolicyMutation);

/** Changes the name of a project's policy and leaves everything else unchanged. Takes `{ policyId, name }`. */
export const useRenameProjectPolicy: MutationHook<ProjectId, Policy, RenamePolicyVariables> =
  /* @__PURE__ */ mutationHook(renameProjectPolicyMutation);

/**
 * Adds permissions to a policy of a project and leaves everything else unchanged. Takes `{ policyId, permissions }`,
 * where `permissions` contains names.
 */
export const useGrantProjectPermissions: MutationHook<
  ProjectId,
  Policy,
  ChangePermissionsVariables
> = /* @__PURE__ */ mutationHook(grantProjectPermissionsMutation);

/**
 * Removes permissions from a policy of a project and leaves everything else unchanged. Takes
 * `{ policyId, permissions }`, where `permissions` contains names.
 */
export const useRevokeProjectPermissions: MutationHook<
  ProjectId,
  Policy,
  ChangePermissionsVariables
> = /* @__PURE__ */ mutationHook(revokeProjectPermissionsMutation);

/** Deletes a policy of a project. Takes `{ policyId }`. */
export const useDeleteProjectPolicy: MutationHook<ProjectId, DeletedPolicy, DeletePolicyVariables> =
  /* @__PURE__ */ mutationHook(deleteProjectPolicyMutation);

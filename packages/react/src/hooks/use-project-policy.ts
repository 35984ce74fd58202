"use client";
import type { DeletedPolicy, Policy } from "@confident-admin/core";
import type { ProjectId } from "../cache/resource.ts";
import type {
  CreatePolicyVariables,
  DeletePolicyVariables,
  UpdatePolicyVariables,
} from "../resources/policies.ts";
import {
  createProjectPolicyMutation,
  deleteProjectPolicyMutation,
  projectPoliciesQuery,
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

/** Creates a policy in a project from `{ name, permissionIds, description? }`, or from `permissions` by name. */
export const useCreateProjectPolicy: MutationHook<ProjectId, Policy, CreatePolicyVariables> =
  /* @__PURE__ */ mutationHook(createProjectPolicyMutation);

/** Replaces a policy of a project. Takes `{ policyId, policy }`. */
export const useUpdateProjectPolicy: MutationHook<ProjectId, Policy, UpdatePolicyVariables> =
  /* @__PURE__ */ mutationHook(updateProjectPolicyMutation);

/** Deletes a policy of a project. Takes `{ policyId }`. */
export const useDeleteProjectPolicy: MutationHook<ProjectId, DeletedPolicy, DeletePolicyVariables> =
  /* @__PURE__ */ mutationHook(deleteProjectPolicyMutation);

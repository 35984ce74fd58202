"use client";
import type { DeletedPolicy, Policy } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
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
import { mutationHook, queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type {
  ItemHook,
  MutationHook,
  QueryHook,
  SuspenseItemHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { itemHook, suspenseItemHook } from "./item-hook.ts";

/** Lists the policies of a project. */
export const useProjectPolicies: QueryHook<ProjectId, Policy[], Row<Policy>[]> =
  /* @__PURE__ */ queryHook(projectPoliciesQuery);

/** {@link useProjectPolicies} for Suspense. */
export const useSuspenseProjectPolicies: SuspenseQueryHook<ProjectId, Policy[], Row<Policy>[]> =
  /* @__PURE__ */ suspenseQueryHook(projectPoliciesQuery);

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

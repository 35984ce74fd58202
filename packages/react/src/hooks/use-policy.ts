"use client";
import type { DeletedPolicy, Policy } from "@confident-admin/core";
import {
  type ChangePermissionsVariables,
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  grantPermissionsMutation,
  policiesQuery,
  type RenamePolicyVariables,
  renamePolicyMutation,
  revokePermissionsMutation,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "../resources/policies.ts";
import type { ItemHook, MutationHook, SuspenseItemHook } from "./hook-types.ts";
import { itemHook, suspenseItemHook } from "./item-hook.ts";
import { mutationHook } from "./mutation-hook.ts";

/**
 * Reads one policy from the list. Waits while `policyId` is `undefined` or empty. If the cached list is stale and does
 * not contain the policy, the hook fetches the list again. It is pending until the new list arrives, even while it
 * waits for a connection. If the policy is not in the list, `error` is a `ConfidentNotFoundError`.
 */
export const usePolicy: ItemHook<[policyId: string], Policy> =
  /* @__PURE__ */ itemHook(policiesQuery);

/**
 * {@link usePolicy} for Suspense. It suspends instead of being pending, and throws the `ConfidentNotFoundError` to the
 * error boundary. It also throws for an empty `policyId`, because it cannot wait for an id.
 */
export const useSuspensePolicy: SuspenseItemHook<[policyId: string], Policy> =
  /* @__PURE__ */ suspenseItemHook(policiesQuery);

/**
 * Creates a policy. Takes `{ name, permissionIds, description? }`. Instead of `permissionIds`, you can pass names as
 * `permissions`.
 */
export const useCreatePolicy: MutationHook<[], Policy, CreatePolicyVariables> =
  /* @__PURE__ */ mutationHook(createPolicyMutation);

/** Replaces a policy. Takes `{ policyId, policy }`, where `policy` has every field of a new policy. */
export const useUpdatePolicy: MutationHook<[], Policy, UpdatePolicyVariables> =
  /* @__PURE__ */ mutationHook(updatePolicyMutation);

/** Changes a policy's name and leaves everything else unchanged. Takes `{ policyId, name }`. */
export const useRenamePolicy: MutationHook<[], Policy, RenamePolicyVariables> =
  /* @__PURE__ */ mutationHook(renamePolicyMutation);

/**
 * Adds permissions to a policy and leaves everything else unchanged. Takes `{ policyId, permissions }`, where
 * `permissions` contains names.
 */
export const useGrantPermissions: MutationHook<[], Policy, ChangePermissionsVariables> =
  /* @__PURE__ */ mutationHook(grantPermissionsMutation);

/**
 * Removes permissions from a policy and leaves everything else unchanged. Takes `{ policyId, permissions }`, where
 * `permissions` contains names.
 */
export const useRevokePermissions: MutationHook<[], Policy, ChangePermissionsVariables> =
  /* @__PURE__ */ mutationHook(revokePermissionsMutation);

/** Deletes a policy. Takes `{ policyId }`. */
export const useDeletePolicy: MutationHook<[], DeletedPolicy, DeletePolicyVariables> =
  /* @__PURE__ */ mutationHook(deletePolicyMutation);

"use client";
import type { AnyConfidentError, DeletedPolicy, Policy } from "@confident-admin/core";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import type { MutationExtras } from "../cache/query-options.ts";
import {
  type ChangePermissionsVariables,
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  grantPermissionsMutation,
  revokePermissionsMutation,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * Creates a policy from `{ name, permissionIds, description? }`, or from `permissions` by name instead of ids.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useCreatePolicy<Result = unknown>(
  options?: MutationExtras<Policy, CreatePolicyVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, CreatePolicyVariables, Result> {
  return useMutation(createPolicyMutation(useConfidentSetup(), options));
}

/**
 * Replaces a policy. Takes `{ policyId, policy }`, where `policy` has every field of a new policy.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useUpdatePolicy<Result = unknown>(
  options?: MutationExtras<Policy, UpdatePolicyVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, UpdatePolicyVariables, Result> {
  return useMutation(updatePolicyMutation(useConfidentSetup(), options));
}

/**
 * Adds permissions to a policy and keeps the rest of it. Takes `{ policyId, permissions }`, with names.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useGrantPermissions<Result = unknown>(
  options?: MutationExtras<Policy, ChangePermissionsVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, ChangePermissionsVariables, Result> {
  return useMutation(grantPermissionsMutation(useConfidentSetup(), options));
}

/**
 * Removes permissions from a policy and keeps the rest of it. Takes `{ policyId, permissions }`, with names.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useRevokePermissions<Result = unknown>(
  options?: MutationExtras<Policy, ChangePermissionsVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, ChangePermissionsVariables, Result> {
  return useMutation(revokePermissionsMutation(useConfidentSetup(), options));
}

/**
 * Deletes a policy. Takes `{ policyId }`.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useDeletePolicy<Result = unknown>(
  options?: MutationExtras<DeletedPolicy, DeletePolicyVariables, Result>,
): UseMutationResult<DeletedPolicy, AnyConfidentError, DeletePolicyVariables, Result> {
  return useMutation(deletePolicyMutation(useConfidentSetup(), options));
}

"use client";
import type { AnyConfidentError, DeletedPolicy, Policy } from "@confident-admin/core";
import {
  type UseMutationResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { MutationExtras } from "../options.ts";
import type { PolicyRow } from "../overlay.ts";
import {
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  policiesQuery,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "../policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

const asTheyAre = (rows: PolicyRow[]) => rows as never;

/** The policies, those being changed marked as `pending`. */
export function usePolicies<Data = PolicyRow[]>(
  options?: QueryHookOptions<Policy[], PolicyRow[], Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRows<Data>(options?.select ?? asTheyAre);
  return useQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
}

/** {@link usePolicies} for Suspense. */
export function useSuspensePolicies<Data = PolicyRow[]>(
  options?: SuspenseQueryHookOptions<Policy[], PolicyRow[], Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRows<Data>(options?.select ?? asTheyAre);
  return useSuspenseQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
}

/** Creates policies. */
export function useCreatePolicy<Result = unknown>(
  options?: MutationExtras<Policy, CreatePolicyVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, CreatePolicyVariables, Result> {
  return useMutation(createPolicyMutation(useConfidentSetup(), options));
}

/** Replaces policies. */
export function useUpdatePolicy<Result = unknown>(
  options?: MutationExtras<Policy, UpdatePolicyVariables, Result>,
): UseMutationResult<Policy, AnyConfidentError, UpdatePolicyVariables, Result> {
  return useMutation(updatePolicyMutation(useConfidentSetup(), options));
}

/** Deletes policies. */
export function useDeletePolicy<Result = unknown>(
  options?: MutationExtras<DeletedPolicy, DeletePolicyVariables, Result>,
): UseMutationResult<DeletedPolicy, AnyConfidentError, DeletePolicyVariables, Result> {
  return useMutation(deletePolicyMutation(useConfidentSetup(), options));
}

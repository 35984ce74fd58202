"use client";
import type { AnyConfidentError, Policy } from "@confident-admin/core";
import {
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { PolicyRow } from "../cache/pending-rows.ts";
import { policiesQuery } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./hook-options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

const all = (rows: PolicyRow[]) => rows as never;

/**
 * The policies; what is being created, updated or deleted is shown as `pending`.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePolicies<Data = PolicyRow[]>(
  options?: QueryHookOptions<Policy[], PolicyRow[], Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRows<Data>(options?.select ?? all);
  return useQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
}

/**
 * {@link usePolicies} for Suspense.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspensePolicies<Data = PolicyRow[]>(
  options?: SuspenseQueryHookOptions<Policy[], PolicyRow[], Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRows<Data>(options?.select ?? all);
  return useSuspenseQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
}

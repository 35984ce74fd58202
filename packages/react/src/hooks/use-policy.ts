"use client";
import type { AnyConfidentError, Policy } from "@confident-admin/core";
import {
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useCallback } from "react";
import type { PolicyRow } from "../overlay.ts";
import { findPolicy, policiesQuery } from "../policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

/**
 * One policy out of the list; its `error` is a `ConfidentNotFoundError` if it is not there.
 *
 * @throws {ConfidentConfigError} outside of a `ConfidentProvider`.
 */
export function usePolicy<Data = PolicyRow>(
  policyId: string,
  options?: QueryHookOptions<Policy[], PolicyRow, Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRow(policyId, options?.select);
  const result = useQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
  // TanStack Query keeps what was selected last, which may be another policy.
  return isNotFound(result.error)
    ? ({ ...result, data: undefined, isLoadingError: true, isRefetchError: false } as typeof result)
    : result;
}

/**
 * {@link usePolicy} for Suspense: a policy that is not there, or no longer, reaches the error boundary.
 *
 * @throws {ConfidentConfigError} outside of a `ConfidentProvider`.
 */
export function useSuspensePolicy<Data = PolicyRow>(
  policyId: string,
  options?: SuspenseQueryHookOptions<Policy[], PolicyRow, Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRow(policyId, options?.select);
  const result = useSuspenseQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
  if (isNotFound(result.error)) {
    throw result.error;
  }
  return result;
}

function usePolicyRow<Data>(
  policyId: string,
  select: ((row: PolicyRow) => Data) | undefined,
): (policies: Policy[]) => Data {
  const pick = useCallback(
    (rows: PolicyRow[]) => {
      const row = findPolicy(rows, policyId);
      return select ? select(row) : (row as never);
    },
    [policyId, select],
  );
  return usePolicyRows<Data>(pick);
}

function isNotFound(error: AnyConfidentError | null): boolean {
  return error?.name === "ConfidentNotFoundError";
}

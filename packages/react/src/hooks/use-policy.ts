"use client";
import type { AnyConfidentError, Policy } from "@confident-admin/core";
import {
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useQueryClient,
  useQueryErrorResetBoundary,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useCallback } from "react";
import type { PolicyRow } from "../cache/pending-rows.ts";
import { findPolicy, policiesQuery } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./hook-options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

/** What is shown of a policy while it is not known yet whether it is there. */
const PENDING = {
  status: "pending",
  error: null,
  isPending: true,
  isError: false,
  isLoadingError: false,
  isRefetching: false,
} as const;
/** Milliseconds; TanStack Query takes what is younger for fresh, where a component is suspended. */
const YOUNGEST = 1_000;

/**
 * One policy out of the list; its `error` is a `ConfidentNotFoundError` if it is not there. It is pending while a
 * list that does not have it is fetched again, or waits for a connection.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePolicy<Data = PolicyRow>(
  policyId: string,
  options?: QueryHookOptions<Policy[], PolicyRow, Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = usePolicyRow(policyId, options?.select);
  const result = useQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
  if (!isNotFound(result.error)) {
    return result;
  }
  // TanStack Query keeps what was selected last, which may be another policy.
  const missing = { ...result, data: undefined, isLoadingError: true, isRefetchError: false };
  const { isFetching, fetchStatus } = result;
  const pending = { ...PENDING, isLoading: isFetching, isInitialLoading: isFetching };
  return { ...missing, ...(fetchStatus !== "idle" && pending) } as typeof result;
}

/**
 * {@link usePolicy} for Suspense: a policy that is not there, or no longer, reaches the error boundary, once a list
 * that is not stale does not have it.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspensePolicy<Data = PolicyRow>(
  policyId: string,
  options?: SuspenseQueryHookOptions<Policy[], PolicyRow, Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const query = policiesQuery(useConfidentSetup());
  const select = usePolicyRow(policyId, options?.select);
  const result = useSuspenseQuery({ ...options, ...query, select });
  const queryClient = useQueryClient();
  const boundary = useQueryErrorResetBoundary();
  if (!isNotFound(result.error)) {
    return result;
  }
  const state = queryClient.getQueryState(query.queryKey);
  const age = Date.now() - Math.max(result.dataUpdatedAt, state?.errorUpdatedAt ?? 0);
  // What is thrown before a component is mounted keeps it from ever fetching, so that this has to. `fetchQuery` would
  // not, where the query client's defaults take for fresh what this page does not; and until something is mounted, the
  // boundary stays reset.
  throw boundary.isReset() || (result.isStale && age > YOUNGEST)
    ? result.refetch({ cancelRefetch: false }).finally(boundary.clearReset)
    : (state?.error ?? result.error);
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

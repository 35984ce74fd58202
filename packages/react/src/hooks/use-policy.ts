"use client";
import type { AnyConfidentError, Policy } from "@confident-admin/core";
import { selectPolicy } from "@confident-admin/core/internal";
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
import { type ListStaleTime, missingPolicyQuery } from "../resources/missing-policy-query.ts";
import { policiesQuery } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./hook-options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

/**
 * Reads one policy from the list. Waits while `policyId` is `undefined` or empty. If the list does not contain the policy,
 * the hook is pending while it fetches the list again or waits for a connection. If the new list does not contain it
 * either, `error` is a `ConfidentNotFoundError`.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePolicy<Data = PolicyRow>(
  policyId: string | undefined,
  options?: QueryHookOptions<Policy[], PolicyRow, Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const source = usePolicySource(policyId, options?.staleTime, options?.select);
  return useQuery({ ...options, ...source, ...(!policyId && { enabled: false }) });
}

/**
 * {@link usePolicy} for Suspense. It suspends instead of being pending, and throws the `ConfidentNotFoundError` to the
 * error boundary, for an empty `policyId` too: it cannot wait for an id.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspensePolicy<Data = PolicyRow>(
  policyId: string,
  options?: SuspenseQueryHookOptions<Policy[], PolicyRow, Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  // After a reset of the error boundary, any list older than one second is fetched again.
  const isRetry = useQueryErrorResetBoundary().isReset();
  const source = usePolicySource(policyId, isRetry ? 0 : options?.staleTime, options?.select);
  return useSuspenseQuery({ ...options, ...source });
}

/** Chooses the query to observe: the list, or the query for a policy that the cached list does not contain. */
function usePolicySource<Data>(
  policyId: string = "",
  staleTime: ListStaleTime | undefined,
  select: ((row: PolicyRow) => Data) | undefined,
) {
  const setup = useConfidentSetup();
  const toRows = usePolicyRows();
  const isMissing = useCallback(
    (policies: Policy[]) => !toRows(policies).some(({ id }) => id === policyId),
    [toRows, policyId],
  );
  const pick = useCallback(
    (policies: Policy[]) => {
      const row = selectPolicy(toRows(policies), policyId);
      return select ? select(row) : (row as never);
    },
    [toRows, policyId, select],
  );
  const list = policiesQuery(setup);
  const defaults = useQueryClient().defaultQueryOptions(list);
  const listStaleTime = atLeastOneSecond(staleTime ?? defaults.staleTime);
  // This query only observes the cache.
  const observer = { ...list, enabled: false, throwOnError: () => false, select: isMissing };
  const { data: missing } = useQuery(observer);
  const query = missing || !policyId ? missingPolicyQuery(setup, policyId, listStaleTime) : list;
  return { ...query, staleTime: listStaleTime, select: pick };
}

// TanStack Query's minimum for Suspense, so that switching from the missing-policy query to the list does not fetch twice.
function atLeastOneSecond(staleTime: ListStaleTime = 0): ListStaleTime {
  const clamp = (time: number | "static") => (time === "static" ? time : Math.max(time, 1_000));
  return typeof staleTime === "function" ? (query) => clamp(staleTime(query)) : clamp(staleTime);
}

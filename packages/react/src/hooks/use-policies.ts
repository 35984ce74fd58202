"use client";
import type { AnyConfidentError, Policy } from "@confident-admin/core";
import {
  type DefinedUseQueryResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useCallback } from "react";
import type { PolicyRow } from "../cache/pending-rows.ts";
import { policiesQuery } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type {
  InitialDataOptions,
  QueryHookOptions,
  SuspenseQueryHookOptions,
} from "./hook-options.ts";
import { usePolicyRows } from "./use-policy-rows.ts";

// First, because TypeScript picks the first overload that fits.
export function usePolicies<Data = PolicyRow[]>(
  options: InitialDataOptions<Policy[], PolicyRow[], Data>,
): DefinedUseQueryResult<Data, AnyConfidentError>;
/**
 * Lists the policies. A policy that is being created, updated or deleted has `pending` set.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePolicies<Data = PolicyRow[]>(
  options?: QueryHookOptions<Policy[], PolicyRow[], Data>,
): UseQueryResult<Data, AnyConfidentError>;
export function usePolicies<Data = PolicyRow[]>(
  options?: QueryHookOptions<Policy[], PolicyRow[], Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = useSelect(options?.select);
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
  const select = useSelect(options?.select);
  return useSuspenseQuery({ ...options, ...policiesQuery(useConfidentSetup()), select });
}

const all = (rows: PolicyRow[]) => rows as never;

function useSelect<Data>(select: (rows: PolicyRow[]) => Data = all): (policies: Policy[]) => Data {
  const toRows = usePolicyRows();
  return useCallback((policies) => select(toRows(policies)), [toRows, select]);
}

"use client";
import type { AnyConfidentError, Organization, OrganizationInput } from "@confident-admin/core";
import {
  type DefinedUseQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { MutationExtras } from "../cache/query-options.ts";
import { organizationQuery, updateOrganizationMutation } from "../resources/organization.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import {
  type InitialDataOptions,
  type QueryHookOptions,
  type SuspenseQueryHookOptions,
  selectOf,
} from "./hook-options.ts";

// First, because TypeScript picks the first overload that fits.
export function useOrganization<Data = Organization>(
  options: InitialDataOptions<Organization, Organization, Data>,
): DefinedUseQueryResult<Data, AnyConfidentError>;
/**
 * Reads the organization.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useOrganization<Data = Organization>(
  options?: QueryHookOptions<Organization, Organization, Data>,
): UseQueryResult<Data, AnyConfidentError>;
export function useOrganization<Data = Organization>(
  options?: QueryHookOptions<Organization, Organization, Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = selectOf(options);
  return useQuery({ ...options, ...organizationQuery(useConfidentSetup()), select });
}

/**
 * {@link useOrganization} for Suspense.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspenseOrganization<Data = Organization>(
  options?: SuspenseQueryHookOptions<Organization, Organization, Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const select = selectOf(options);
  return useSuspenseQuery({ ...options, ...organizationQuery(useConfidentSetup()), select });
}

/**
 * Renames the organization.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useUpdateOrganization<Result = unknown>(
  options?: MutationExtras<Organization, OrganizationInput, Result>,
): UseMutationResult<Organization, AnyConfidentError, OrganizationInput, Result> {
  return useMutation(updateOrganizationMutation(useConfidentSetup(), options));
}

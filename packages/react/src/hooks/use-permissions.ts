"use client";
import type { AnyConfidentError, Permission } from "@confident-admin/core";
import {
  type DefinedUseQueryResult,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { permissionsQuery } from "../resources/permissions.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import {
  type InitialDataOptions,
  type QueryHookOptions,
  type SuspenseQueryHookOptions,
  selectOf,
} from "./hook-options.ts";

// First, because TypeScript picks the first overload that fits.
export function usePermissions<Data = Permission[]>(
  options: InitialDataOptions<Permission[], Permission[], Data>,
): DefinedUseQueryResult<Data, AnyConfidentError>;
/**
 * Lists the permissions that a policy can grant. `select: groupByResource` groups them.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePermissions<Data = Permission[]>(
  options?: QueryHookOptions<Permission[], Permission[], Data>,
): UseQueryResult<Data, AnyConfidentError>;
export function usePermissions<Data = Permission[]>(
  options?: QueryHookOptions<Permission[], Permission[], Data>,
): UseQueryResult<Data, AnyConfidentError> {
  const select = selectOf(options);
  return useQuery({ ...options, ...permissionsQuery(useConfidentSetup()), select });
}

/**
 * {@link usePermissions} for Suspense.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspensePermissions<Data = Permission[]>(
  options?: SuspenseQueryHookOptions<Permission[], Permission[], Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  const select = selectOf(options);
  return useSuspenseQuery({ ...options, ...permissionsQuery(useConfidentSetup()), select });
}

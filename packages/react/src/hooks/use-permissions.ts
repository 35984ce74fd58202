"use client";
import type { AnyConfidentError, Permission } from "@confident-admin/core";
import {
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { permissionsQuery } from "../resources/permissions.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { QueryHookOptions, SuspenseQueryHookOptions } from "./hook-options.ts";

/**
 * Lists the permissions that a policy can grant. `select: groupByResource` groups them.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function usePermissions<Data = Permission[]>(
  options?: QueryHookOptions<Permission[], Permission[], Data>,
): UseQueryResult<Data, AnyConfidentError> {
  return useQuery({ ...options, ...permissionsQuery(useConfidentSetup()) });
}

/**
 * {@link usePermissions} for Suspense.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useSuspensePermissions<Data = Permission[]>(
  options?: SuspenseQueryHookOptions<Permission[], Permission[], Data>,
): UseSuspenseQueryResult<Data, AnyConfidentError> {
  return useSuspenseQuery({ ...options, ...permissionsQuery(useConfidentSetup()) });
}

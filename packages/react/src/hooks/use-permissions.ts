"use client";
import type { Permission } from "@confident-admin/core";
import { permissionsQuery } from "../resources/permissions.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the permissions that a policy can grant. `select: groupByResource` groups them. */
export const usePermissions: QueryHook<[], Permission[]> =
  /* @__PURE__ */ queryHook(permissionsQuery);

/** {@link usePermissions} for Suspense. */
export const useSuspensePermissions: SuspenseQueryHook<[], Permission[]> =
  /* @__PURE__ */ suspenseQueryHook(permissionsQuery);

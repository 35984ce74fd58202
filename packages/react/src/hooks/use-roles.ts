"use client";
import type { Role } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import { rolesQuery } from "../resources/roles.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the roles of the organization, including preset roles. */
export const useRoles: QueryHook<[], Role[], Row<Role>[]> = /* @__PURE__ */ queryHook(rolesQuery);

/** {@link useRoles} for Suspense. */
export const useSuspenseRoles: SuspenseQueryHook<[], Role[], Row<Role>[]> =
  /* @__PURE__ */ suspenseQueryHook(rolesQuery);

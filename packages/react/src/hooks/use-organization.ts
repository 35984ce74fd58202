"use client";
import type { Organization } from "@confident-admin/core";
import { organizationQuery } from "../resources/organization.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Reads the organization. */
export const useOrganization: QueryHook<[], Organization> =
  /* @__PURE__ */ queryHook(organizationQuery);

/** {@link useOrganization} for Suspense. */
export const useSuspenseOrganization: SuspenseQueryHook<[], Organization> =
  /* @__PURE__ */ suspenseQueryHook(organizationQuery);

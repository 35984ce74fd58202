"use client";
import type { Organization, OrganizationInput } from "@confident-admin/core";
import { organizationQuery, updateOrganizationMutation } from "../resources/organization.ts";
import { mutationHook, queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { MutationHook, QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Reads the organization. */
export const useOrganization: QueryHook<[], Organization> =
  /* @__PURE__ */ queryHook(organizationQuery);

/** {@link useOrganization} for Suspense. */
export const useSuspenseOrganization: SuspenseQueryHook<[], Organization> =
  /* @__PURE__ */ suspenseQueryHook(organizationQuery);

/** Renames the organization. */
export const useUpdateOrganization: MutationHook<[], Organization, OrganizationInput> =
  /* @__PURE__ */ mutationHook(updateOrganizationMutation);

"use client";
import type { Organization, OrganizationInput } from "@confident-admin/core";
import { updateOrganizationMutation } from "../resources/organization.ts";
import type { MutationHook } from "./hook-types.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Renames the organization. */
export const useUpdateOrganization: MutationHook<[], Organization, OrganizationInput> =
  /* @__PURE__ */ mutationHook(updateOrganizationMutation);

import {
  getOrganization,
  type Organization,
  type OrganizationInput,
  updateOrganization,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";

const organization: Resource<[]> = { path: () => ["organization", "details"] };

/** Reads the organization. */
export const organizationQuery: QueryFactory<[], Organization> = /* @__PURE__ */ defineQuery(
  organization,
  getOrganization,
);

/** Renames the organization. */
export const updateOrganizationMutation: MutationFactory<[], Organization, OrganizationInput> =
  /* @__PURE__ */ defineMutation(organization, "update", updateOrganization);

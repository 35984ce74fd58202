import {
  getOrganization,
  type Organization,
  type OrganizationInput,
  updateOrganization,
} from "@confident-admin/core";
import { type ConfidentKey, confidentKey } from "../cache/query-key.ts";
import {
  type ConfidentMutation,
  type ConfidentQuery,
  type ConfidentSetup,
  defineMutation,
  defineQuery,
  type MutationExtras,
} from "../cache/query-options.ts";

/** The query key of the organization. */
export function organizationKey(scope?: string): ConfidentKey<Organization> {
  return confidentKey(scope, "organization");
}

/** Reads the organization. */
export function organizationQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Organization> {
  return defineQuery(organizationKey(scope), (options) => getOrganization(client, options));
}

/** Renames the organization. */
export function updateOrganizationMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Organization, OrganizationInput, Result>,
): ConfidentMutation<Organization, OrganizationInput, Result> {
  return defineMutation(
    organizationKey(scope),
    "update",
    (input) => updateOrganization(client, input),
    (_, response) => response,
    extras,
  );
}

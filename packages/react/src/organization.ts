import {
  getOrganization,
  type Organization,
  type OrganizationInput,
  updateOrganization,
} from "@confident-admin/core";
import { defineMutation, defineQuery } from "./define.ts";
import { confidentKeys } from "./keys.ts";
import type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
} from "./options.ts";

/** The organization. */
export function organizationQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Organization> {
  return defineQuery(confidentKeys(scope).organization, (options) =>
    getOrganization(client, options),
  );
}

/** Renames the organization. */
export function updateOrganizationMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Organization, OrganizationInput, Result>,
): ConfidentMutation<Organization, OrganizationInput, Result> {
  return defineMutation(
    confidentKeys(scope).organization,
    "update",
    (input) => updateOrganization(client, input),
    (_, answer) => answer,
    extras,
  );
}

import type {
  ConfidentClient,
  DeletedPolicy,
  Organization,
  OrganizationInput,
  Permission,
  Policy,
} from "@confident-admin/core";
import { type ConfidentKey, confidentKey } from "./cache/query-key.ts";
import type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
  SelectingQuery,
} from "./cache/query-options.ts";
import * as organization from "./resources/organization.ts";
import * as permissions from "./resources/permissions.ts";
import * as policies from "./resources/policies.ts";

export { overlayPolicies, type PendingPolicy, type PolicyRow } from "./cache/pending-rows.ts";
export type { ConfidentKey } from "./cache/query-key.ts";
export type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
  SelectingQuery,
} from "./cache/query-options.ts";
export { organizationQuery, updateOrganizationMutation } from "./resources/organization.ts";
export {
  groupByResource,
  type PermissionGroup,
  permissionsByResourceQuery,
  permissionsQuery,
} from "./resources/permissions.ts";
export {
  type ChangePermissionsVariables,
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  grantPermissionsMutation,
  policiesQuery,
  policyQuery,
  revokePermissionsMutation,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "./resources/policies.ts";

/** The query keys of a scope. */
export interface ConfidentKeys {
  /** The prefix of every key. */
  readonly all: readonly unknown[];
  readonly policies: ConfidentKey<Policy[]>;
  readonly permissions: ConfidentKey<Permission[]>;
  readonly organization: ConfidentKey<Organization>;
}

/** The options of every query and mutation, bound to a client and a scope. */
export interface ConfidentQueries {
  readonly client: ConfidentClient;
  readonly keys: ConfidentKeys;
  /** See {@link policiesQuery}. */
  policies(): ConfidentQuery<Policy[]>;
  /** See {@link policyQuery}. */
  policy(policyId: string | undefined): SelectingQuery<Policy[], Policy>;
  /** See {@link permissionsQuery}. */
  permissions(): ConfidentQuery<Permission[]>;
  /** See {@link permissionsByResourceQuery}. */
  permissionsByResource(): SelectingQuery<Permission[], permissions.PermissionGroup[]>;
  /** See {@link organizationQuery}. */
  organization(): ConfidentQuery<Organization>;
  /** See {@link createPolicyMutation}. */
  createPolicy<Result = unknown>(
    extras?: MutationExtras<Policy, policies.CreatePolicyVariables, Result>,
  ): ConfidentMutation<Policy, policies.CreatePolicyVariables, Result>;
  /** See {@link updatePolicyMutation}. */
  updatePolicy<Result = unknown>(
    extras?: MutationExtras<Policy, policies.UpdatePolicyVariables, Result>,
  ): ConfidentMutation<Policy, policies.UpdatePolicyVariables, Result>;
  /** See {@link grantPermissionsMutation}. */
  grantPermissions<Result = unknown>(
    extras?: MutationExtras<Policy, policies.ChangePermissionsVariables, Result>,
  ): ConfidentMutation<Policy, policies.ChangePermissionsVariables, Result>;
  /** See {@link revokePermissionsMutation}. */
  revokePermissions<Result = unknown>(
    extras?: MutationExtras<Policy, policies.ChangePermissionsVariables, Result>,
  ): ConfidentMutation<Policy, policies.ChangePermissionsVariables, Result>;
  /** See {@link deletePolicyMutation}. */
  deletePolicy<Result = unknown>(
    extras?: MutationExtras<DeletedPolicy, policies.DeletePolicyVariables, Result>,
  ): ConfidentMutation<DeletedPolicy, policies.DeletePolicyVariables, Result>;
  /** See {@link updateOrganizationMutation}. */
  updateOrganization<Result = unknown>(
    extras?: MutationExtras<Organization, OrganizationInput, Result>,
  ): ConfidentMutation<Organization, OrganizationInput, Result>;
}

/** Returns the query keys of a scope. They are the same on the server and in the browser, and contain no secret. */
export function confidentKeys(scope?: string): ConfidentKeys {
  return {
    all: confidentKey(scope),
    policies: policies.policiesKey(scope),
    permissions: permissions.permissionsKey(scope),
    organization: organization.organizationKey(scope),
  };
}

/** Binds the options of every query and mutation to a client and a scope. Requires a query client, but not React. */
export function createConfidentQueries(setup: ConfidentSetup): ConfidentQueries {
  return {
    client: setup.client,
    keys: confidentKeys(setup.scope),
    policies: () => policies.policiesQuery(setup),
    policy: (policyId) => policies.policyQuery(setup, policyId),
    permissions: () => permissions.permissionsQuery(setup),
    permissionsByResource: () => permissions.permissionsByResourceQuery(setup),
    organization: () => organization.organizationQuery(setup),
    createPolicy: (extras) => policies.createPolicyMutation(setup, extras),
    updatePolicy: (extras) => policies.updatePolicyMutation(setup, extras),
    grantPermissions: (extras) => policies.grantPermissionsMutation(setup, extras),
    revokePermissions: (extras) => policies.revokePermissionsMutation(setup, extras),
    deletePolicy: (extras) => policies.deletePolicyMutation(setup, extras),
    updateOrganization: (extras) => organization.updateOrganizationMutation(setup, extras),
  };
}

import type {
  ConfidentClient,
  DeletedPolicy,
  Organization,
  OrganizationInput,
  Permission,
  Policy,
} from "@confident-admin/core";
import { type ConfidentKeys, confidentKeys } from "./keys.ts";
import type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
  SelectingQuery,
} from "./options.ts";
import { organizationQuery, updateOrganizationMutation } from "./organization.ts";
import {
  type PermissionGroup,
  permissionsByResourceQuery,
  permissionsQuery,
} from "./permissions.ts";
import {
  type CreatePolicyVariables,
  createPolicyMutation,
  type DeletePolicyVariables,
  deletePolicyMutation,
  policiesQuery,
  policyQuery,
  type UpdatePolicyVariables,
  updatePolicyMutation,
} from "./policies.ts";

/** Everything that can be queried and changed, as options for TanStack Query. */
export interface ConfidentQueries {
  readonly client: ConfidentClient;
  /** Of the scope. */
  readonly keys: ConfidentKeys;
  /** As in {@link policiesQuery}. */
  policies(): ConfidentQuery<Policy[]>;
  /** As in {@link policyQuery}. */
  policy(policyId: string): SelectingQuery<Policy[], Policy>;
  /** As in {@link permissionsQuery}. */
  permissions(): ConfidentQuery<Permission[]>;
  /** As in {@link permissionsByResourceQuery}. */
  permissionsByResource(): SelectingQuery<Permission[], PermissionGroup[]>;
  /** As in {@link organizationQuery}. */
  organization(): ConfidentQuery<Organization>;
  /** As in {@link createPolicyMutation}. */
  createPolicy<Result = unknown>(
    extras?: MutationExtras<Policy, CreatePolicyVariables, Result>,
  ): ConfidentMutation<Policy, CreatePolicyVariables, Result>;
  /** As in {@link updatePolicyMutation}. */
  updatePolicy<Result = unknown>(
    extras?: MutationExtras<Policy, UpdatePolicyVariables, Result>,
  ): ConfidentMutation<Policy, UpdatePolicyVariables, Result>;
  /** As in {@link deletePolicyMutation}. */
  deletePolicy<Result = unknown>(
    extras?: MutationExtras<DeletedPolicy, DeletePolicyVariables, Result>,
  ): ConfidentMutation<DeletedPolicy, DeletePolicyVariables, Result>;
  /** As in {@link updateOrganizationMutation}. */
  updateOrganization<Result = unknown>(
    extras?: MutationExtras<Organization, OrganizationInput, Result>,
  ): ConfidentMutation<Organization, OrganizationInput, Result>;
}

/** Query and mutation options for one client and scope, for anything that has a query client: no React needed. */
export function createConfidentQueries(setup: ConfidentSetup): ConfidentQueries {
  return {
    client: setup.client,
    keys: confidentKeys(setup.scope),
    policies: () => policiesQuery(setup),
    policy: (policyId) => policyQuery(setup, policyId),
    permissions: () => permissionsQuery(setup),
    permissionsByResource: () => permissionsByResourceQuery(setup),
    organization: () => organizationQuery(setup),
    createPolicy: (extras) => createPolicyMutation(setup, extras),
    updatePolicy: (extras) => updatePolicyMutation(setup, extras),
    deletePolicy: (extras) => deletePolicyMutation(setup, extras),
    updateOrganization: (extras) => updateOrganizationMutation(setup, extras),
  };
}

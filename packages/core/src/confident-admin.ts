import { type ConfidentClient, createConfidentClient } from "./client.ts";
import type { CallOptions, ConfidentOptions } from "./options.ts";
import { getPolicy, getPolicyByName } from "./resources/find-policy.ts";
import { grantPermissions, revokePermissions } from "./resources/grant-permissions.ts";
import { getOrganization, updateOrganization } from "./resources/organization.ts";
import { listPermissions } from "./resources/permissions.ts";
import { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./resources/policies.ts";
import type {
  DeletedPolicy,
  NamedPolicyInput,
  Organization,
  OrganizationInput,
  Permission,
  Policy,
  PolicyInput,
} from "./types.ts";

/** The operations on policies, bound to a client. */
export interface Policies {
  /** {@link listPolicies} */
  list(options?: CallOptions): Promise<Policy[]>;
  /** {@link getPolicy} */
  get(policyId: string, options?: CallOptions): Promise<Policy>;
  /** {@link getPolicyByName} */
  getByName(name: string, options?: CallOptions): Promise<Policy>;
  /** {@link createPolicy} */
  create(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<Policy>;
  /** {@link updatePolicy} */
  update(
    policyId: string,
    policy: PolicyInput | NamedPolicyInput,
    options?: CallOptions,
  ): Promise<Policy>;
  /** {@link grantPermissions} */
  grant(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** {@link revokePermissions} */
  revoke(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** {@link deletePolicy} */
  delete(policyId: string, options?: CallOptions): Promise<DeletedPolicy>;
}

/** The operations on permissions, bound to a client. */
export interface Permissions {
  /** {@link listPermissions} */
  list(options?: CallOptions): Promise<Permission[]>;
}

/** The operations on the organization, bound to a client. */
export interface OrganizationOperations {
  /** {@link getOrganization} */
  get(options?: CallOptions): Promise<Organization>;
  /** {@link updateOrganization} */
  update(organization: OrganizationInput, options?: CallOptions): Promise<Organization>;
}

/** Every operation of this package, bound to one client. */
export class ConfidentAdmin {
  /** What the operations of this package take as functions. */
  readonly client: ConfidentClient;
  readonly policies: Policies;
  readonly permissions: Permissions;
  readonly organization: OrganizationOperations;

  /** @throws {ConfidentConfigError} if there is no usable key or base URL. */
  constructor(options?: ConfidentOptions) {
    const client = createConfidentClient(options);
    this.client = client;
    this.policies = {
      list: listPolicies.bind(null, client),
      get: getPolicy.bind(null, client),
      getByName: getPolicyByName.bind(null, client),
      create: createPolicy.bind(null, client),
      update: updatePolicy.bind(null, client),
      grant: grantPermissions.bind(null, client),
      revoke: revokePermissions.bind(null, client),
      delete: deletePolicy.bind(null, client),
    };
    this.permissions = { list: listPermissions.bind(null, client) };
    this.organization = {
      get: getOrganization.bind(null, client),
      update: updateOrganization.bind(null, client),
    };
  }
}

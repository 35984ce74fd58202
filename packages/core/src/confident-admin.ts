import { type ConfidentClient, createConfidentClient } from "./client.ts";
import type { CallOptions, ConfidentOptions } from "./options.ts";
import { getOrganization, updateOrganization } from "./organization.ts";
import { listPermissions } from "./permissions.ts";
import { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./policies.ts";
import type {
  DeletedPolicy,
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
  /** {@link createPolicy} */
  create(policy: PolicyInput, options?: CallOptions): Promise<Policy>;
  /** {@link updatePolicy} */
  update(policyId: string, policy: PolicyInput, options?: CallOptions): Promise<Policy>;
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
      create: createPolicy.bind(null, client),
      update: updatePolicy.bind(null, client),
      delete: deletePolicy.bind(null, client),
    };
    this.permissions = { list: listPermissions.bind(null, client) };
    this.organization = {
      get: getOrganization.bind(null, client),
      update: updateOrganization.bind(null, client),
    };
  }
}

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
  /** Lists the custom policies: {@link listPolicies}. */
  list(options?: CallOptions): Promise<Policy[]>;
  /** Returns one policy by its id: {@link getPolicy}. */
  get(policyId: string, options?: CallOptions): Promise<Policy>;
  /** Returns one policy by its name: {@link getPolicyByName}. */
  getByName(name: string, options?: CallOptions): Promise<Policy>;
  /** Creates a policy: {@link createPolicy}. */
  create(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<Policy>;
  /** Replaces a policy's name and all of its permissions: {@link updatePolicy}. */
  update(
    policyId: string,
    policy: PolicyInput | NamedPolicyInput,
    options?: CallOptions,
  ): Promise<Policy>;
  /** Adds permissions to a policy, by their names: {@link grantPermissions}. */
  grant(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Takes permissions from a policy, by their names: {@link revokePermissions}. */
  revoke(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Deletes a policy: {@link deletePolicy}. */
  delete(policyId: string, options?: CallOptions): Promise<DeletedPolicy>;
}

/** The operations on permissions, bound to a client. */
export interface Permissions {
  /** Lists the permissions that a policy can grant: {@link listPermissions}. */
  list(options?: CallOptions): Promise<Permission[]>;
}

/** The operations on the organization, bound to a client. */
export interface OrganizationOperations {
  /** Returns the organization that the key belongs to: {@link getOrganization}. */
  get(options?: CallOptions): Promise<Organization>;
  /** Renames the organization: {@link updateOrganization}. */
  update(organization: OrganizationInput, options?: CallOptions): Promise<Organization>;
}

/** Every operation of this package, bound to one client. */
export class ConfidentAdmin {
  /** What the operations of this package take as functions. */
  readonly client: ConfidentClient;
  /** List, find, create, change and delete policies. */
  readonly policies: Policies;
  /** List what a policy can grant. */
  readonly permissions: Permissions;
  /** Read and rename the organization. */
  readonly organization: OrganizationOperations;

  /**
   * Makes a client and binds the operations to it. Nothing is sent yet, and a key function is not asked.
   *
   * @throws {ConfidentConfigError} if an option cannot be used: there is no usable key, base URL or region; a
   * limit is out of range; a header cannot be sent; `fetch` or a hook is no function; or there is a key in a
   * browser without `dangerouslyAllowBrowser`.
   */
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

import { createConfidentClient } from "./client.ts";
import type { ConfidentClient } from "./operation/internals.ts";
import type { CallOptions, ConfidentOptions } from "./options.ts";
import { type EnsuredPolicy, ensurePolicy } from "./resources/ensure-policy.ts";
import { getPolicy, getPolicyByName } from "./resources/find-policy.ts";
import { grantPermissions, revokePermissions } from "./resources/grant-permissions.ts";
import { getOrganization, updateOrganization } from "./resources/organization.ts";
import { listPermissions } from "./resources/permissions.ts";
import { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./resources/policies.ts";
import type { NamedPolicyInput } from "./resources/policy-input.ts";
import { renamePolicy } from "./resources/rename-policy.ts";
import type {
  DeletedPolicy,
  Organization,
  OrganizationInput,
  Permission,
  Policy,
  PolicyInput,
} from "./types.gen.ts";

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
  /** Adds permissions to a policy, by name: {@link grantPermissions}. */
  grant(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Removes permissions from a policy, by name: {@link revokePermissions}. */
  revoke(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Changes a policy's name and keeps the rest: {@link renamePolicy}. */
  rename(policyId: string, name: string, options?: CallOptions): Promise<Policy>;
  /** Creates a policy, or updates the one that has its name: {@link ensurePolicy}. */
  ensure(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<EnsuredPolicy>;
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
  /** The client to pass to the operations as functions, and to `openapiFetch`. */
  readonly client: ConfidentClient;
  /** Lists, finds, creates, changes and deletes policies. */
  readonly policies: Policies;
  /** Lists the permissions that a policy can grant. */
  readonly permissions: Permissions;
  /** Reads and renames the organization. */
  readonly organization: OrganizationOperations;

  /**
   * Creates a client and binds the operations to it. Sends nothing yet, and does not call a key function.
   *
   * @throws {ConfidentConfigError} if an option is invalid, as {@link createConfidentClient} does.
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
      rename: renamePolicy.bind(null, client),
      ensure: ensurePolicy.bind(null, client),
      delete: deletePolicy.bind(null, client),
    };
    this.permissions = { list: listPermissions.bind(null, client) };
    this.organization = {
      get: getOrganization.bind(null, client),
      update: updateOrganization.bind(null, client),
    };
  }
}

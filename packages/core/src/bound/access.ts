import type { CallOptions } from "../options.ts";
import type { EnsuredPolicy } from "../resources/ensure-policy.ts";
import type { EnsuredRole } from "../resources/ensure-role.ts";
import type { NamedInvitationsInput } from "../resources/invitations-input.ts";
import type { IterateOptions } from "../resources/iterate-pages.ts";
import type { Page, PageQuery } from "../resources/page.ts";
import type { NamedPolicyInput } from "../resources/policy-input.ts";
import type { NamedRoleInput } from "../resources/role-input.ts";
import type { NamedMemberRoleInput } from "../resources/role-reference.ts";
import type {
  ApiKey,
  ApiKeyInput,
  ApiKeyUpdate,
  DeletedApiKey,
  DeletedInvitation,
  DeletedPolicy,
  DeletedRole,
  MemberRoleInput,
  Permission,
  Policy,
  PolicyInput,
  RemovedMember,
  RoleInput,
} from "../types.gen.ts";

/** The operations on policies of the organization or a project, bound to a client. */
export interface Policies {
  /** Lists the custom policies: {@link listPolicies}, {@link listProjectPolicies}. */
  list(options?: CallOptions): Promise<Policy[]>;
  /** Returns one policy by its id: {@link getPolicy}, {@link getProjectPolicy}. */
  get(policyId: string, options?: CallOptions): Promise<Policy>;
  /** Returns one policy by its name: {@link getPolicyByName}, {@link getProjectPolicyByName}. */
  getByName(name: string, options?: CallOptions): Promise<Policy>;
  /** Creates a policy: {@link createPolicy}, {@link createProjectPolicy}. */
  create(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<Policy>;
  /** Replaces a policy's name and all of its permissions: {@link updatePolicy}, {@link updateProjectPolicy}. */
  update(
    policyId: string,
    policy: PolicyInput | NamedPolicyInput,
    options?: CallOptions,
  ): Promise<Policy>;
  /** Adds permissions to a policy, by name: {@link grantPermissions}, {@link grantProjectPermissions}. */
  grant(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Removes permissions from a policy, by name: {@link revokePermissions}, {@link revokeProjectPermissions}. */
  revoke(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Changes a policy's name and keeps the rest: {@link renamePolicy}, {@link renameProjectPolicy}. */
  rename(policyId: string, name: string, options?: CallOptions): Promise<Policy>;
  /**
   * Creates a policy, or updates the existing one with this name: {@link ensurePolicy}, {@link ensureProjectPolicy}.
   */
  ensure(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<EnsuredPolicy>;
  /** Deletes a policy: {@link deletePolicy}, {@link deleteProjectPolicy}. */
  delete(policyId: string, options?: CallOptions): Promise<DeletedPolicy>;
}

/** The operations on permissions, bound to a client. */
export interface Permissions {
  /** Lists the permissions that a policy can grant: {@link listPermissions}, {@link listProjectPermissions}. */
  list(options?: CallOptions): Promise<Permission[]>;
}

/** The operations on roles of the organization or a project, bound to a client. */
export interface Roles<Role> {
  /** Lists the custom and preset roles: {@link listRoles}, {@link listProjectRoles}. */
  list(options?: CallOptions): Promise<Role[]>;
  /** Returns one role by its id: {@link getRole}, {@link getProjectRole}. */
  get(roleId: string, options?: CallOptions): Promise<Role>;
  /** Returns one role by its name: {@link getRoleByName}, {@link getProjectRoleByName}. */
  getByName(name: string, options?: CallOptions): Promise<Role>;
  /** Creates a role: {@link createRole}, {@link createProjectRole}. */
  create(role: RoleInput | NamedRoleInput, options?: CallOptions): Promise<Role>;
  /** Replaces a role's name and all of its policies: {@link updateRole}, {@link updateProjectRole}. */
  update(roleId: string, role: RoleInput | NamedRoleInput, options?: CallOptions): Promise<Role>;
  /** Changes a role's name and keeps the rest: {@link renameRole}, {@link renameProjectRole}. */
  rename(roleId: string, name: string, options?: CallOptions): Promise<Role>;
  /** Creates a role, or updates the existing one with this name: {@link ensureRole}, {@link ensureProjectRole}. */
  ensure(role: RoleInput | NamedRoleInput, options?: CallOptions): Promise<EnsuredRole<Role>>;
  /** Deletes a role: {@link deleteRole}, {@link deleteProjectRole}. */
  delete(roleId: string, options?: CallOptions): Promise<DeletedRole>;
}

/** The operations on members of the organization or a project, bound to a client. */
export interface Members<Member> {
  /** Lists all members: {@link listAllMembers}, {@link listAllProjectMembers}. */
  list(options?: CallOptions): Promise<Member[]>;
  /** Returns one page of the members: {@link listMembers}, {@link listProjectMembers}. */
  listPage(query?: PageQuery, options?: CallOptions): Promise<Page<Member>>;
  /** Reads the members page by page: {@link iterateMembers}, {@link iterateProjectMembers}. */
  iterate(paging?: IterateOptions, options?: CallOptions): AsyncIterable<Member>;
  /** Returns the member with this email address: {@link getMemberByEmail}, {@link getProjectMemberByEmail}. */
  getByEmail(email: string, options?: CallOptions): Promise<Member>;
  /** Gives a member another role: {@link updateMemberRole}, {@link updateProjectMemberRole}. */
  updateRole(
    userId: string,
    role: MemberRoleInput | NamedMemberRoleInput,
    options?: CallOptions,
  ): Promise<Member>;
  /** Makes a member the Owner: {@link transferOwnership}, {@link transferProjectOwnership}. */
  transferOwnership(userId: string, options?: CallOptions): Promise<Member>;
  /** Removes a member: {@link removeMember}, {@link removeProjectMember}. */
  remove(userId: string, options?: CallOptions): Promise<RemovedMember>;
}

/** The operations on invitations to the organization or a project, bound to a client. */
export interface Invitations<Invitation, Input> {
  /** Lists the pending and declined invitations: {@link listInvitations}, {@link listProjectInvitations}. */
  list(options?: CallOptions): Promise<Invitation[]>;
  /** Invites people: {@link createInvitations}, {@link createProjectInvitations}. */
  create(invitations: Input | NamedInvitationsInput, options?: CallOptions): Promise<Invitation[]>;
  /** Resends an invitation's email: {@link resendInvitation}, {@link resendProjectInvitation}. */
  resend(invitationId: number, options?: CallOptions): Promise<Invitation>;
  /** Deletes an invitation: {@link deleteInvitation}, {@link deleteProjectInvitation}. */
  delete(invitationId: number, options?: CallOptions): Promise<DeletedInvitation>;
}

/** The operations on API keys of the organization or a project, bound to a client. */
export interface ApiKeys {
  /** Lists the keys, with redacted values: {@link listOrganizationApiKeys}, {@link listProjectApiKeys}. */
  list(options?: CallOptions): Promise<ApiKey[]>;
  /** Returns one key, with a redacted value: {@link getOrganizationApiKey}, {@link getProjectApiKey}. */
  get(apiKeyId: number, options?: CallOptions): Promise<ApiKey>;
  /** Creates a key and returns its complete value: {@link createOrganizationApiKey}, {@link createProjectApiKey}. */
  create(apiKey: ApiKeyInput, options?: CallOptions): Promise<ApiKey>;
  /** Enables or disables a key: {@link updateOrganizationApiKey}, {@link updateProjectApiKey}. */
  update(apiKeyId: number, apiKey: ApiKeyUpdate, options?: CallOptions): Promise<ApiKey>;
  /** Enables a key: {@link enableOrganizationApiKey}, {@link enableProjectApiKey}. */
  enable(apiKeyId: number, options?: CallOptions): Promise<ApiKey>;
  /** Disables a key: {@link disableOrganizationApiKey}, {@link disableProjectApiKey}. */
  disable(apiKeyId: number, options?: CallOptions): Promise<ApiKey>;
  /** Deletes a key: {@link deleteOrganizationApiKey}, {@link deleteProjectApiKey}. */
  delete(apiKeyId: number, options?: CallOptions): Promise<DeletedApiKey>;
}

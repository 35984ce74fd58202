import type { CallOptions } from "../options.ts";
import type { EnsuredPolicy } from "../resources/ensure-policy.ts";
import type { NamedInvitationsInput } from "../resources/invitations-input.ts";
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

/** The operations on policies of one project, bound to a client. */
export interface ProjectPolicies {
  /** Lists the custom policies: {@link listPolicies}, {@link listProjectPolicies}. */
  list(options?: CallOptions): Promise<Policy[]>;
  /** Creates a policy: {@link createPolicy}, {@link createProjectPolicy}. */
  create(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<Policy>;
  /** Replaces a policy's name and all of its permissions: {@link updatePolicy}, {@link updateProjectPolicy}. */
  update(
    policyId: string,
    policy: PolicyInput | NamedPolicyInput,
    options?: CallOptions,
  ): Promise<Policy>;
  /** Deletes a policy: {@link deletePolicy}, {@link deleteProjectPolicy}. */
  delete(policyId: string, options?: CallOptions): Promise<DeletedPolicy>;
}

/** The operations on policies of the organization, bound to a client. */
export interface Policies extends ProjectPolicies {
  /** Returns one policy by its id: {@link getPolicy}. */
  get(policyId: string, options?: CallOptions): Promise<Policy>;
  /** Returns one policy by its name: {@link getPolicyByName}. */
  getByName(name: string, options?: CallOptions): Promise<Policy>;
  /** Adds permissions to a policy, by name: {@link grantPermissions}. */
  grant(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Removes permissions from a policy, by name: {@link revokePermissions}. */
  revoke(policyId: string, names: readonly string[], options?: CallOptions): Promise<Policy>;
  /** Changes a policy's name and keeps the rest: {@link renamePolicy}. */
  rename(policyId: string, name: string, options?: CallOptions): Promise<Policy>;
  /** Creates a policy, or updates the one that has its name: {@link ensurePolicy}. */
  ensure(policy: PolicyInput | NamedPolicyInput, options?: CallOptions): Promise<EnsuredPolicy>;
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
  /** Creates a role: {@link createRole}, {@link createProjectRole}. */
  create(role: RoleInput | NamedRoleInput, options?: CallOptions): Promise<Role>;
  /** Replaces a role's name and all of its policies: {@link updateRole}, {@link updateProjectRole}. */
  update(roleId: string, role: RoleInput | NamedRoleInput, options?: CallOptions): Promise<Role>;
  /** Deletes a role: {@link deleteRole}, {@link deleteProjectRole}. */
  delete(roleId: string, options?: CallOptions): Promise<DeletedRole>;
}

/** The operations on members of the organization or a project, bound to a client. */
export interface Members<Member> {
  /** Returns one page of the members: {@link listMembers}, {@link listProjectMembers}. */
  listPage(query?: PageQuery, options?: CallOptions): Promise<Page<Member>>;
  /** Gives a member another role: {@link updateMemberRole}, {@link updateProjectMemberRole}. */
  updateRole(
    userId: string,
    role: MemberRoleInput | NamedMemberRoleInput,
    options?: CallOptions,
  ): Promise<Member>;
  /** Removes a member: {@link removeMember}, {@link removeProjectMember}. */
  remove(userId: string, options?: CallOptions): Promise<RemovedMember>;
}

/** The operations on invitations to the organization or a project, bound to a client. */
export interface Invitations<Invitation, Input> {
  /** Lists the pending and declined invitations: {@link listInvitations}, {@link listProjectInvitations}. */
  list(options?: CallOptions): Promise<Invitation[]>;
  /** Invites people: {@link createInvitations}, {@link createProjectInvitations}. */
  create(invitations: Input | NamedInvitationsInput, options?: CallOptions): Promise<Invitation[]>;
  /** Sends an invitation's mail again: {@link resendInvitation}, {@link resendProjectInvitation}. */
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
  /** Deletes a key: {@link deleteOrganizationApiKey}, {@link deleteProjectApiKey}. */
  delete(apiKeyId: number, options?: CallOptions): Promise<DeletedApiKey>;
}

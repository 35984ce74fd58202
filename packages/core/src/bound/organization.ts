import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import {
  createOrganizationApiKey,
  deleteOrganizationApiKey,
  getOrganizationApiKey,
  listOrganizationApiKeys,
  updateOrganizationApiKey,
} from "../resources/api-keys.ts";
import {
  disableOrganizationApiKey,
  enableOrganizationApiKey,
} from "../resources/enable-api-key.ts";
import { ensurePolicy } from "../resources/ensure-policy.ts";
import { ensureRole } from "../resources/ensure-role.ts";
import { getPolicy, getPolicyByName } from "../resources/find-policy.ts";
import { getRole, getRoleByName } from "../resources/find-role.ts";
import { grantPermissions, revokePermissions } from "../resources/grant-permissions.ts";
import {
  createInvitations,
  deleteInvitation,
  listInvitations,
  resendInvitation,
} from "../resources/invitations.ts";
import { listMembers, removeMember, updateMemberRole } from "../resources/members.ts";
import { getOrganization, updateOrganization } from "../resources/organization.ts";
import { listPermissions } from "../resources/permissions.ts";
import { createPolicy, deletePolicy, listPolicies, updatePolicy } from "../resources/policies.ts";
import { getMemberByEmail, iterateMembers, listAllMembers } from "../resources/read-members.ts";
import { renamePolicy } from "../resources/rename-policy.ts";
import { renameRole } from "../resources/rename-role.ts";
import { createRole, deleteRole, listRoles, updateRole } from "../resources/roles.ts";
import { transferOwnership } from "../resources/transfer-ownership.ts";
import type {
  Invitation,
  InvitationsInput,
  Member,
  Organization,
  OrganizationInput,
  Role,
} from "../types.gen.ts";
import type { ApiKeys, Invitations, Members, Permissions, Policies, Roles } from "./access.ts";

/** The operations on the organization itself, bound to a client. */
export interface OrganizationOperations {
  /** Returns the organization that the key belongs to: {@link getOrganization}. */
  get(options?: CallOptions): Promise<Organization>;
  /** Renames the organization: {@link updateOrganization}. */
  update(organization: OrganizationInput, options?: CallOptions): Promise<Organization>;
}

/** The operations on the organization's access control. */
export interface OrganizationBinding {
  readonly organization: OrganizationOperations;
  readonly permissions: Permissions;
  readonly policies: Policies;
  readonly roles: Roles<Role>;
  readonly members: Members<Member>;
  readonly invitations: Invitations<Invitation, InvitationsInput>;
  readonly apiKeys: ApiKeys;
}

/** Binds the operations on the organization to a client. */
export function bindOrganization(client: ConfidentClient): OrganizationBinding {
  return {
    organization: {
      get: getOrganization.bind(null, client),
      update: updateOrganization.bind(null, client),
    },
    permissions: { list: listPermissions.bind(null, client) },
    policies: {
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
    },
    roles: {
      list: listRoles.bind(null, client),
      get: getRole.bind(null, client),
      getByName: getRoleByName.bind(null, client),
      create: createRole.bind(null, client),
      update: updateRole.bind(null, client),
      rename: renameRole.bind(null, client),
      ensure: ensureRole.bind(null, client),
      delete: deleteRole.bind(null, client),
    },
    members: {
      list: listAllMembers.bind(null, client),
      listPage: listMembers.bind(null, client),
      iterate: iterateMembers.bind(null, client),
      getByEmail: getMemberByEmail.bind(null, client),
      updateRole: updateMemberRole.bind(null, client),
      transferOwnership: transferOwnership.bind(null, client),
      remove: removeMember.bind(null, client),
    },
    invitations: {
      list: listInvitations.bind(null, client),
      create: createInvitations.bind(null, client),
      resend: resendInvitation.bind(null, client),
      delete: deleteInvitation.bind(null, client),
    },
    apiKeys: {
      list: listOrganizationApiKeys.bind(null, client),
      get: getOrganizationApiKey.bind(null, client),
      create: createOrganizationApiKey.bind(null, client),
      update: updateOrganizationApiKey.bind(null, client),
      enable: enableOrganizationApiKey.bind(null, client),
      disable: disableOrganizationApiKey.bind(null, client),
      delete: deleteOrganizationApiKey.bind(null, client),
    },
  };
}

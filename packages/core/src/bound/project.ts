import { checkIds } from "../operation/check-ids.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { disableProjectApiKey, enableProjectApiKey } from "../resources/enable-api-key.ts";
import { ensureProjectPolicy } from "../resources/ensure-policy.ts";
import { ensureProjectRole } from "../resources/ensure-role.ts";
import { getProjectPolicy, getProjectPolicyByName } from "../resources/find-policy.ts";
import { getProjectRole, getProjectRoleByName } from "../resources/find-role.ts";
import {
  grantProjectPermissions,
  revokeProjectPermissions,
} from "../resources/grant-permissions.ts";
import {
  createProjectApiKey,
  deleteProjectApiKey,
  getProjectApiKey,
  listProjectApiKeys,
  updateProjectApiKey,
} from "../resources/project-api-keys.ts";
import {
  createProjectInvitations,
  deleteProjectInvitation,
  listProjectInvitations,
  resendProjectInvitation,
} from "../resources/project-invitations.ts";
import {
  listProjectMembers,
  removeProjectMember,
  updateProjectMemberRole,
} from "../resources/project-members.ts";
import { listProjectPermissions } from "../resources/project-permissions.ts";
import {
  createProjectPolicy,
  deleteProjectPolicy,
  listProjectPolicies,
  updateProjectPolicy,
} from "../resources/project-policies.ts";
import {
  createProjectRole,
  deleteProjectRole,
  listProjectRoles,
  updateProjectRole,
} from "../resources/project-roles.ts";
import {
  getProjectMemberByEmail,
  iterateProjectMembers,
  listAllProjectMembers,
} from "../resources/read-project-members.ts";
import { renameProjectPolicy } from "../resources/rename-policy.ts";
import { renameProjectRole } from "../resources/rename-role.ts";
import { transferProjectOwnership } from "../resources/transfer-ownership.ts";
import type {
  ProjectInvitation,
  ProjectInvitationsInput,
  ProjectMember,
  ProjectRole,
} from "../types.gen.ts";
import type { ApiKeys, Invitations, Members, Permissions, Policies, Roles } from "./access.ts";

/** The operations on one project's resources, bound to a client. */
export interface ProjectOperations {
  readonly policies: Policies;
  readonly permissions: Permissions;
  readonly roles: Roles<ProjectRole>;
  readonly members: Members<ProjectMember>;
  readonly invitations: Invitations<ProjectInvitation, ProjectInvitationsInput>;
  readonly apiKeys: ApiKeys;
}

/**
 * Binds the operations on one project's resources to a client.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment.
 */
export function bindProject(client: ConfidentClient, projectId: string): ProjectOperations {
  checkIds({ projectId });
  return {
    permissions: { list: listProjectPermissions.bind(null, client, projectId) },
    policies: {
      list: listProjectPolicies.bind(null, client, projectId),
      get: getProjectPolicy.bind(null, client, projectId),
      getByName: getProjectPolicyByName.bind(null, client, projectId),
      create: createProjectPolicy.bind(null, client, projectId),
      update: updateProjectPolicy.bind(null, client, projectId),
      grant: grantProjectPermissions.bind(null, client, projectId),
      revoke: revokeProjectPermissions.bind(null, client, projectId),
      rename: renameProjectPolicy.bind(null, client, projectId),
      ensure: ensureProjectPolicy.bind(null, client, projectId),
      delete: deleteProjectPolicy.bind(null, client, projectId),
    },
    roles: {
      list: listProjectRoles.bind(null, client, projectId),
      get: getProjectRole.bind(null, client, projectId),
      getByName: getProjectRoleByName.bind(null, client, projectId),
      create: createProjectRole.bind(null, client, projectId),
      update: updateProjectRole.bind(null, client, projectId),
      rename: renameProjectRole.bind(null, client, projectId),
      ensure: ensureProjectRole.bind(null, client, projectId),
      delete: deleteProjectRole.bind(null, client, projectId),
    },
    members: {
      list: listAllProjectMembers.bind(null, client, projectId),
      listPage: listProjectMembers.bind(null, client, projectId),
      iterate: iterateProjectMembers.bind(null, client, projectId),
      getByEmail: getProjectMemberByEmail.bind(null, client, projectId),
      updateRole: updateProjectMemberRole.bind(null, client, projectId),
      transferOwnership: transferProjectOwnership.bind(null, client, projectId),
      remove: removeProjectMember.bind(null, client, projectId),
    },
    invitations: {
      list: listProjectInvitations.bind(null, client, projectId),
      create: createProjectInvitations.bind(null, client, projectId),
      resend: resendProjectInvitation.bind(null, client, projectId),
      delete: deleteProjectInvitation.bind(null, client, projectId),
    },
    apiKeys: {
      list: listProjectApiKeys.bind(null, client, projectId),
      get: getProjectApiKey.bind(null, client, projectId),
      create: createProjectApiKey.bind(null, client, projectId),
      update: updateProjectApiKey.bind(null, client, projectId),
      enable: enableProjectApiKey.bind(null, client, projectId),
      disable: disableProjectApiKey.bind(null, client, projectId),
      delete: deleteProjectApiKey.bind(null, client, projectId),
    },
  };
}

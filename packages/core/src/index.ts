// Users' declaration files refer to these types, but openapi-fetch is not one of their dependencies.
export type { FetchOptions, FetchResponse, Middleware } from "openapi-fetch";
export type {
  ApiKeys,
  Invitations,
  Members,
  Permissions,
  Policies,
  Roles,
} from "./bound/access.ts";
export type { OrganizationOperations } from "./bound/organization.ts";
export type { ProjectOperations } from "./bound/project.ts";
export type { GovernancePolicies, Projects } from "./bound/projects.ts";
export { createConfidentClient, openapiFetch } from "./client.ts";
export { ConfidentAdmin } from "./confident-admin.ts";
export {
  type AnyConfidentError,
  type ApiErrorDetails,
  ConfidentAbortError,
  ConfidentApiError,
  ConfidentArgumentError,
  ConfidentConfigError,
  ConfidentConflictError,
  ConfidentConnectionError,
  ConfidentError,
  ConfidentNotFoundError,
  ConfidentRedirectError,
  ConfidentResponseError,
  ConfidentTimeoutError,
  type ConnectionErrorDetails,
  type Delivery,
  type ErrorDetails,
  isConfidentError,
  type RequestContext,
  type ResponseErrorDetails,
} from "./errors.ts";
export type { AttemptEvent, DeprecatedEvent } from "./events.ts";
export type { ConfidentClient, OpenapiClient } from "./operation/internals.ts";
export type { ApiKeyOption, CallOptions, ConfidentOptions, Region } from "./options.ts";
export {
  createOrganizationApiKey,
  deleteOrganizationApiKey,
  getOrganizationApiKey,
  listOrganizationApiKeys,
  updateOrganizationApiKey,
} from "./resources/api-keys.ts";
export { assertAllAssigned } from "./resources/assert-all-assigned.ts";
export { deleteProjectByName } from "./resources/delete-project-by-name.ts";
export {
  disableOrganizationApiKey,
  disableProjectApiKey,
  enableOrganizationApiKey,
  enableProjectApiKey,
} from "./resources/enable-api-key.ts";
export {
  type EnsuredPolicy,
  ensurePolicy,
  ensureProjectPolicy,
} from "./resources/ensure-policy.ts";
export { type EnsuredRole, ensureProjectRole, ensureRole } from "./resources/ensure-role.ts";
export {
  getPolicy,
  getPolicyByName,
  getProjectPolicy,
  getProjectPolicyByName,
} from "./resources/find-policy.ts";
export {
  getProjectRole,
  getProjectRoleByName,
  getRole,
  getRoleByName,
} from "./resources/find-role.ts";
export {
  assignProjectsToGovernancePolicy,
  listGovernancePolicies,
  listGovernancePolicyProjects,
  unassignProjectsFromGovernancePolicy,
} from "./resources/governance-policies.ts";
export {
  grantPermissions,
  grantProjectPermissions,
  revokePermissions,
  revokeProjectPermissions,
} from "./resources/grant-permissions.ts";
export {
  createInvitations,
  deleteInvitation,
  listInvitations,
  resendInvitation,
} from "./resources/invitations.ts";
export type { NamedInvitationsInput } from "./resources/invitations-input.ts";
export type { IterateOptions } from "./resources/iterate-pages.ts";
export { listMembers, removeMember, updateMemberRole } from "./resources/members.ts";
export { getOrganization, updateOrganization } from "./resources/organization.ts";
export type { Page, PageQuery } from "./resources/page.ts";
export { listPermissions } from "./resources/permissions.ts";
export { createPolicy, deletePolicy, listPolicies, updatePolicy } from "./resources/policies.ts";
export type { NamedPolicyInput } from "./resources/policy-input.ts";
export {
  createProjectApiKey,
  deleteProjectApiKey,
  getProjectApiKey,
  listProjectApiKeys,
  updateProjectApiKey,
} from "./resources/project-api-keys.ts";
export {
  createProjectInvitations,
  deleteProjectInvitation,
  listProjectInvitations,
  resendProjectInvitation,
} from "./resources/project-invitations.ts";
export {
  listProjectMembers,
  removeProjectMember,
  updateProjectMemberRole,
} from "./resources/project-members.ts";
export { listProjectPermissions } from "./resources/project-permissions.ts";
export {
  createProjectPolicy,
  deleteProjectPolicy,
  listProjectPolicies,
  updateProjectPolicy,
} from "./resources/project-policies.ts";
export {
  createProjectRole,
  deleteProjectRole,
  listProjectRoles,
  updateProjectRole,
} from "./resources/project-roles.ts";
export {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  updateProject,
} from "./resources/projects.ts";
export {
  iterateGovernancePolicyProjects,
  listAllGovernancePolicyProjects,
} from "./resources/read-governance-policy-projects.ts";
export { getMemberByEmail, iterateMembers, listAllMembers } from "./resources/read-members.ts";
export {
  getProjectMemberByEmail,
  iterateProjectMembers,
  listAllProjectMembers,
} from "./resources/read-project-members.ts";
export { renamePolicy, renameProjectPolicy } from "./resources/rename-policy.ts";
export { renameProjectRole, renameRole } from "./resources/rename-role.ts";
export type { NamedRoleInput } from "./resources/role-input.ts";
export type { NamedMemberRoleInput } from "./resources/role-reference.ts";
export { createRole, deleteRole, listRoles, updateRole } from "./resources/roles.ts";
export { transferOwnership, transferProjectOwnership } from "./resources/transfer-ownership.ts";
export type { paths } from "./schema.gen.ts";
export type * from "./types.gen.ts";
export { type WithResponse, withResponse } from "./with-response.ts";

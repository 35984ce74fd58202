import { failure, success } from "../reply.ts";
import type { OperationId, OrganizationInput } from "../types.ts";
import * as apiKeys from "./api-keys.ts";
import * as governance from "./governance.ts";
import * as invitations from "./invitations.ts";
import * as members from "./members.ts";
import type { RunOperation, ScopedOperation } from "./operation.ts";
import * as policies from "./policies.ts";
import * as projects from "./projects.ts";
import * as roles from "./roles.ts";

/** The operations of the organization and the same operations of projects, with their implementations. */
const SCOPED: readonly (readonly [OperationId, OperationId, ScopedOperation])[] = [
  ["listPermissions", "listProjectPermissions", policies.listPermissions],
  ["listPolicies", "listProjectPolicies", policies.listPolicies],
  ["createPolicy", "createProjectPolicy", policies.createPolicy],
  ["updatePolicy", "updateProjectPolicy", policies.updatePolicy],
  ["deletePolicy", "deleteProjectPolicy", policies.deletePolicy],
  ["listRoles", "listProjectRoles", roles.listRoles],
  ["createRole", "createProjectRole", roles.createRole],
  ["updateRole", "updateProjectRole", roles.updateRole],
  ["deleteRole", "deleteProjectRole", roles.deleteRole],
  ["listMembers", "listProjectMembers", members.listMembers],
  ["updateMemberRole", "updateProjectMemberRole", members.updateMemberRole],
  ["removeMember", "removeProjectMember", members.removeMember],
  ["listInvitations", "listProjectInvitations", invitations.listInvitations],
  ["createInvitations", "createProjectInvitations", invitations.createInvitations],
  ["resendInvitation", "resendProjectInvitation", invitations.resendInvitation],
  ["deleteInvitation", "deleteProjectInvitation", invitations.deleteInvitation],
  ["listOrganizationApiKeys", "listProjectApiKeys", apiKeys.listApiKeys],
  ["createOrganizationApiKey", "createProjectApiKey", apiKeys.createApiKey],
  ["getOrganizationApiKey", "getProjectApiKey", apiKeys.getApiKey],
  ["updateOrganizationApiKey", "updateProjectApiKey", apiKeys.updateApiKey],
  ["deleteOrganizationApiKey", "deleteProjectApiKey", apiKeys.deleteApiKey],
];

/** The simulated operations. */
export const OPERATIONS: Readonly<Partial<Record<OperationId, RunOperation>>> = {
  getOrganization: (_, { organization }) => success({ organization }),
  updateOrganization: ({ body }, context) => {
    context.organization = { ...context.organization, ...(body as OrganizationInput) };
    return success({ organization: context.organization });
  },
  listGovernancePolicies: governance.listGovernancePolicies,
  listGovernancePolicyProjects: governance.listGovernancePolicyProjects,
  assignProjectsToGovernancePolicy: governance.assignProjects,
  unassignProjectsFromGovernancePolicy: governance.unassignProjects,
  listProjects: projects.listProjects,
  createProject: projects.createProject,
  getProject: projects.getProject,
  updateProject: projects.updateProject,
  deleteProject: projects.deleteProject,
  ...Object.fromEntries(
    SCOPED.flatMap(([organizationId, projectId, run]) => [
      [organizationId, inOrganization(run)],
      [projectId, inProject(run)],
    ]),
  ),
};

function inOrganization(run: ScopedOperation): RunOperation {
  return (call, context) => run(context.scope, call, context);
}

function inProject(run: ScopedOperation): RunOperation {
  return (call, context) => {
    const project = context.projects.find(({ id }) => id === call.params["projectId"]);
    return project ? run(project, call, context) : failure(404, "Project not found");
  };
}

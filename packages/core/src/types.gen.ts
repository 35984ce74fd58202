// Generated from spec/openapi.yaml by npm run generate. Do not edit.
import type { components as inputs } from "./inputs.gen.ts";
import type { components } from "./schema.gen.ts";

type Inputs = inputs["schemas"];
type Schemas = components["schemas"];

/** An organization. */
export type Organization = Schemas["Organization"];
/** The organization's plan. Other values may appear. */
export type OrganizationPlan = Schemas["OrganizationPlan"];
/** The changes to an organization. */
export type OrganizationInput = Inputs["OrganizationInput"];
/** A permission that a policy can grant. */
export type Permission = Schemas["Permission"];
/** A permission in a policy. */
export type PermissionReference = Schemas["PermissionReference"];
/** A named bundle of permissions. */
export type Policy = Schemas["Policy"];
/** A policy to write. */
export type PolicyInput = Inputs["PolicyInput"];
/** The result of deleting a policy. */
export type DeletedPolicy = Schemas["DeletedPolicy"];
/** The id and the name of a resource that belongs to another. */
export type NamedReference = Schemas["NamedReference"];
/** A role of the organization, which is a named bundle of policies. */
export type Role = Schemas["Role"];
/** A role of a project, which is a named bundle of policies. */
export type ProjectRole = Schemas["ProjectRole"];
/** A role to write. */
export type RoleInput = Inputs["RoleInput"];
/** The result of deleting a role. */
export type DeletedRole = Schemas["DeletedRole"];
/** A member of the organization. */
export type Member = Schemas["Member"];
/** A member of a project. */
export type ProjectMember = Schemas["ProjectMember"];
/** The role to give to a member. */
export type MemberRoleInput = Inputs["MemberRoleInput"];
/** The result of removing a member. */
export type RemovedMember = Schemas["RemovedMember"];
/** An invitation to the organization. */
export type Invitation = Schemas["Invitation"];
/** An invitation to a project. */
export type ProjectInvitation = Schemas["ProjectInvitation"];
/** The status of an invitation. Other values may appear. */
export type InvitationStatus = Schemas["InvitationStatus"];
/** People to invite to the organization. */
export type InvitationsInput = Inputs["InvitationsInput"];
/** People to invite to a project. */
export type ProjectInvitationsInput = Inputs["ProjectInvitationsInput"];
/** The result of deleting an invitation. */
export type DeletedInvitation = Schemas["DeletedInvitation"];
/** An API key of the organization or of a project. */
export type ApiKey = Schemas["ApiKey"];
/** An API key to create. */
export type ApiKeyInput = Inputs["ApiKeyInput"];
/** The change to an API key. */
export type ApiKeyUpdate = Inputs["ApiKeyUpdate"];
/** The result of deleting an API key. */
export type DeletedApiKey = Schemas["DeletedApiKey"];
/** A set of controls for the projects that it is assigned to. */
export type GovernancePolicy = Schemas["GovernancePolicy"];
/** A control of a governance policy. */
export type GovernanceControl = Schemas["GovernanceControl"];
/** When a control applies. Other values may appear. */
export type GovernanceControlType = Schemas["GovernanceControlType"];
/** Projects to assign or unassign. */
export type ProjectIdsInput = Inputs["ProjectIdsInput"];
/** The result of an assignment. */
export type GovernanceAssignment = Schemas["GovernanceAssignment"];
/** The result of unassigning projects. */
export type GovernanceUnassignment = Schemas["GovernanceUnassignment"];
/** A project of the organization. The vendor declares no field as required. */
export type Project = Schemas["Project"];
/** A new project and its default API key. */
export type CreatedProject = Schemas["CreatedProject"];
/** A project to create. */
export type ProjectInput = Inputs["ProjectInput"];
/** The changes to a project. */
export type ProjectUpdate = Inputs["ProjectUpdate"];
/** The result of deleting a project. */
export type DeletedProject = Schemas["DeletedProject"];

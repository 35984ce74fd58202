import {
  createProjectInvitations,
  type DeletedInvitation,
  deleteProjectInvitation,
  listProjectInvitations,
  type NamedInvitationsInput,
  type ProjectInvitation,
  type ProjectInvitationsInput,
  resendProjectInvitation,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type { InvitationVariables } from "./invitations.ts";
import { previewInvitations } from "./preview-invitations.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** The people to invite, and optionally their role: its id as `projectRoleId` or its name as `role`. */
export type CreateProjectInvitationsVariables = ProjectInvitationsInput | NamedInvitationsInput;

const invitations: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "invitations"],
  id: "invitationId",
  integerIds: true,
  preview: (variables: CreateProjectInvitationsVariables, context) =>
    previewInvitations("projectRoleId", variables, context),
};

/** Lists the invitations to a project. */
export const projectInvitationsQuery: QueryFactory<ProjectId, ProjectInvitation[]> =
  /* @__PURE__ */ defineQuery(invitations, async (client, projectId, call) =>
    (await listProjectInvitations(client, projectId, call)).map(redactSecrets),
  );

/** Invites people to a project. */
export const createProjectInvitationsMutation: MutationFactory<
  ProjectId,
  ProjectInvitation[],
  CreateProjectInvitationsVariables
> = /* @__PURE__ */ defineMutation(invitations, "create", async (client, projectId, input, call) =>
  (await createProjectInvitations(client, projectId, input, call)).map(redactSecrets),
);

/** Resends the email for an invitation to a project. */
export const resendProjectInvitationMutation: MutationFactory<
  ProjectId,
  ProjectInvitation,
  InvitationVariables
> = /* @__PURE__ */ defineMutation(
  invitations,
  "resend",
  async (client, projectId, { invitationId }, call) =>
    redactSecrets(await resendProjectInvitation(client, projectId, invitationId, call)),
);

/** Deletes an invitation to a project. */
export const deleteProjectInvitationMutation: MutationFactory<
  ProjectId,
  DeletedInvitation,
  InvitationVariables
> = /* @__PURE__ */ defineMutation(
  invitations,
  "delete",
  (client, projectId, { invitationId }, call) =>
    deleteProjectInvitation(client, projectId, invitationId, call),
);

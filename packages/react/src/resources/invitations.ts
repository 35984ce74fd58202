import {
  createInvitations,
  type DeletedInvitation,
  deleteInvitation,
  type Invitation,
  type InvitationsInput,
  listInvitations,
  type NamedInvitationsInput,
  resendInvitation,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";
import { previewInvitations } from "./preview-invitations.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** The people to invite, and optionally their role: its id as `organizationRoleId` or its name as `role`. */
export type CreateInvitationsVariables = InvitationsInput | NamedInvitationsInput;

/** The invitation to resend or delete. */
export interface InvitationVariables {
  readonly invitationId: number;
}

const invitations: Resource<[]> = {
  path: () => ["organization", "invitations"],
  id: "invitationId",
  integerIds: true,
  preview: (variables: CreateInvitationsVariables, context) =>
    previewInvitations("organizationRoleId", variables, context),
};

/** Lists the invitations to the organization. */
export const invitationsQuery: QueryFactory<[], Invitation[]> = /* @__PURE__ */ defineQuery(
  invitations,
  async (client, call) => (await listInvitations(client, call)).map(redactSecrets),
);

/** Invites people to the organization. */
export const createInvitationsMutation: MutationFactory<
  [],
  Invitation[],
  CreateInvitationsVariables
> = /* @__PURE__ */ defineMutation(invitations, "create", async (client, input, call) =>
  (await createInvitations(client, input, call)).map(redactSecrets),
);

/** Resends the email for an invitation to the organization. */
export const resendInvitationMutation: MutationFactory<[], Invitation, InvitationVariables> =
  /* @__PURE__ */ defineMutation(invitations, "resend", async (client, { invitationId }, call) =>
    redactSecrets(await resendInvitation(client, invitationId, call)),
  );

/** Deletes an invitation to the organization. */
export const deleteInvitationMutation: MutationFactory<[], DeletedInvitation, InvitationVariables> =
  /* @__PURE__ */ defineMutation(invitations, "delete", (client, { invitationId }, call) =>
    deleteInvitation(client, invitationId, call),
  );

import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted, checkFields, checkList } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import { executeWithSecrets } from "../operation/execute-with-secrets.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedInvitation, Invitation, InvitationsInput } from "../types.gen.ts";
import {
  checkInvitations,
  type NamedInvitationsInput,
  toInvitationsBody,
} from "./invitations-input.ts";
import { listRoles } from "./roles.ts";

/** The fields that an invitation must have. */
export const INVITATION = { id: "integer", email: "string" } as const;

/**
 * Lists the organization's invitations that are pending or declined.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/invitations/list-organization-invitations
 */
export function listInvitations(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<Invitation[]> {
  return executeWithSecrets(
    client,
    "listInvitations",
    options,
    (api, call) => api.GET("/v1/organization/invitations", { call }),
    (data) => checkList(data?.invitations, INVITATION),
  );
}

/**
 * Invites people to the organization. Returns the created invitations. The API skips addresses of people who are
 * already members or invited. Sends one request, and one more if `role` is given by name. Not retried if the response
 * is lost.
 *
 * @throws {ConfidentArgumentError} if `emails` is not an array of addresses, both `organizationRoleId` and `role` are
 * given, or the name is unknown or Owner. No invitation was created.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several roles have the name. No invitation was created.
 * @see https://www.confident-ai.com/docs/api-reference/organization/invitations/create-organization-invitations
 */
export function createInvitations(
  client: ConfidentClient,
  invitations: InvitationsInput | NamedInvitationsInput,
  options?: CallOptions,
): Promise<Invitation[]> {
  return executeWithSecrets(
    client,
    "createInvitations",
    options,
    async (api, call) => {
      const checked = checkInvitations<InvitationsInput>(invitations, "organizationRoleId");
      const body = await toInvitationsBody(checked, "organizationRoleId", () =>
        listRoles(client, options),
      );
      return api.POST("/v1/organization/invitations", { body, call });
    },
    (data) => checkList(data?.invitations, INVITATION),
  );
}

/**
 * Resends an invitation's email. Retried if the response is lost, so the email can be sent twice.
 *
 * @throws {ConfidentArgumentError} if `invitationId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/invitations/resend-organization-invitation
 */
export function resendInvitation(
  client: ConfidentClient,
  invitationId: number,
  options?: CallOptions,
): Promise<Invitation> {
  return executeWithSecrets(
    client,
    "resendInvitation",
    options,
    (api, call) => {
      const params = { path: checkIds({}, { invitationId }) };
      return queueWrite(client, writeTarget("invitation", invitationId), options, () =>
        api.PUT("/v1/organization/invitations/{invitationId}", { params, call }),
      );
    },
    (data) => checkFields(data?.invitation, INVITATION),
  );
}

/**
 * Deletes an invitation, so that it can no longer be accepted. Retried if the response is lost, as {@link deletePolicy}
 * is.
 *
 * @throws {ConfidentArgumentError} if `invitationId` is not a positive integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/invitations/revoke-organization-invitation
 */
export function deleteInvitation(
  client: ConfidentClient,
  invitationId: number,
  options?: CallOptions,
): Promise<DeletedInvitation> {
  return execute(
    client,
    "deleteInvitation",
    options,
    (api, call) => {
      const params = { path: checkIds({}, { invitationId }) };
      return queueWrite(client, writeTarget("invitation", invitationId), options, () =>
        api.DELETE("/v1/organization/invitations/{invitationId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(invitationId, data, status),
  );
}

import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted, checkFields, checkList } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import { executeWithSecrets } from "../operation/execute-with-secrets.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type {
  DeletedInvitation,
  ProjectInvitation,
  ProjectInvitationsInput,
} from "../types.gen.ts";
import { INVITATION } from "./invitations.ts";
import {
  checkInvitations,
  type NamedInvitationsInput,
  toInvitationsBody,
} from "./invitations-input.ts";
import { listProjectRoles } from "./project-roles.ts";

/**
 * Lists the project's invitations that are pending or declined.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/invitations/list-project-invitations
 */
export function listProjectInvitations(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<ProjectInvitation[]> {
  return executeWithSecrets(
    client,
    "listProjectInvitations",
    options,
    (api, call) =>
      api.GET("/v1/projects/{projectId}/invitations", {
        params: { path: checkIds({ projectId }) },
        call,
      }),
    (data) => checkList(data?.invitations, INVITATION),
  );
}

/**
 * Invites people to the project. Returns the created invitations. The API skips addresses of people who are already
 * members or invited. Sends one request, and one more if `role` is given by name. Not retried if the response is lost.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, `emails` is not an array of addresses, both
 * `projectRoleId` and `role` are given, or the name is unknown or Owner. No invitation was created.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several roles have the name. No invitation was created.
 * @see https://www.confident-ai.com/docs/api-reference/projects/invitations/create-project-invitations
 */
export function createProjectInvitations(
  client: ConfidentClient,
  projectId: string,
  invitations: ProjectInvitationsInput | NamedInvitationsInput,
  options?: CallOptions,
): Promise<ProjectInvitation[]> {
  return executeWithSecrets(
    client,
    "createProjectInvitations",
    options,
    async (api, call) => {
      const params = { path: checkIds({ projectId }) };
      const checked = checkInvitations<ProjectInvitationsInput>(invitations, "projectRoleId");
      const body = await toInvitationsBody(checked, "projectRoleId", () =>
        listProjectRoles(client, projectId, options),
      );
      return api.POST("/v1/projects/{projectId}/invitations", { params, body, call });
    },
    (data) => checkList(data?.invitations, INVITATION),
  );
}

/**
 * Resends an invitation's email. Retried if the response is lost, so the email can be sent twice.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `invitationId` is not a positive
 * integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/invitations/resend-project-invitation
 */
export function resendProjectInvitation(
  client: ConfidentClient,
  projectId: string,
  invitationId: number,
  options?: CallOptions,
): Promise<ProjectInvitation> {
  return executeWithSecrets(
    client,
    "resendProjectInvitation",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }, { invitationId }) };
      return queueWrite(
        client,
        writeTarget("project invitation", projectId, invitationId),
        options,
        () => api.PUT("/v1/projects/{projectId}/invitations/{invitationId}", { params, call }),
      );
    },
    (data) => checkFields(data?.invitation, INVITATION),
  );
}

/**
 * Deletes an invitation, so that it can no longer be accepted. Retried if the response is lost, as {@link deletePolicy}
 * is.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `invitationId` is not a positive
 * integer. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/invitations/revoke-project-invitation
 */
export function deleteProjectInvitation(
  client: ConfidentClient,
  projectId: string,
  invitationId: number,
  options?: CallOptions,
): Promise<DeletedInvitation> {
  return execute(
    client,
    "deleteProjectInvitation",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }, { invitationId }) };
      return queueWrite(
        client,
        writeTarget("project invitation", projectId, invitationId),
        options,
        () => api.DELETE("/v1/projects/{projectId}/invitations/{invitationId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(invitationId, data, status),
  );
}

"use client";
import type { DeletedInvitation, ProjectInvitation } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { ProjectId } from "../cache/resource.ts";
import type { InvitationVariables } from "../resources/invitations.ts";
import {
  type CreateProjectInvitationsVariables,
  createProjectInvitationsMutation,
  deleteProjectInvitationMutation,
  projectInvitationsQuery,
  resendProjectInvitationMutation,
} from "../resources/project-invitations.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { MutationHook, QueryHook, SuspenseQueryHook } from "./hook-types.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Lists the invitations to a project. */
export const useProjectInvitations: QueryHook<
  ProjectId,
  ProjectInvitation[],
  Row<ProjectInvitation>[]
> = /* @__PURE__ */ queryHook(projectInvitationsQuery);

/** {@link useProjectInvitations} for Suspense. */
export const useSuspenseProjectInvitations: SuspenseQueryHook<
  ProjectId,
  ProjectInvitation[],
  Row<ProjectInvitation>[]
> = /* @__PURE__ */ suspenseQueryHook(projectInvitationsQuery);

/** Invites people to a project. Takes `{ emails, projectRoleId? }`, or `role` by name instead of `projectRoleId`. */
export const useCreateProjectInvitations: MutationHook<
  ProjectId,
  ProjectInvitation[],
  CreateProjectInvitationsVariables
> = /* @__PURE__ */ mutationHook(createProjectInvitationsMutation);

/** Resends the email for an invitation to a project. Takes `{ invitationId }`. */
export const useResendProjectInvitation: MutationHook<
  ProjectId,
  ProjectInvitation,
  InvitationVariables
> = /* @__PURE__ */ mutationHook(resendProjectInvitationMutation);

/** Deletes an invitation to a project. Takes `{ invitationId }`. */
export const useDeleteProjectInvitation: MutationHook<
  ProjectId,
  DeletedInvitation,
  InvitationVariables
> = /* @__PURE__ */ mutationHook(deleteProjectInvitationMutation);

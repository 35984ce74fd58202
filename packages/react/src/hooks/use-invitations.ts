"use client";
import type { DeletedInvitation, Invitation } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import {
  type CreateInvitationsVariables,
  createInvitationsMutation,
  deleteInvitationMutation,
  type InvitationVariables,
  invitationsQuery,
  resendInvitationMutation,
} from "../resources/invitations.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { MutationHook, QueryHook, SuspenseQueryHook } from "./hook-types.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Lists the invitations to the organization. */
export const useInvitations: QueryHook<[], Invitation[], Row<Invitation>[]> =
  /* @__PURE__ */ queryHook(invitationsQuery);

/** {@link useInvitations} for Suspense. */
export const useSuspenseInvitations: SuspenseQueryHook<[], Invitation[], Row<Invitation>[]> =
  /* @__PURE__ */ suspenseQueryHook(invitationsQuery);

/** Invites people to the organization. Takes `{ emails, organizationRoleId? }`, or `role` by name instead of `organizationRoleId`. */
export const useCreateInvitations: MutationHook<[], Invitation[], CreateInvitationsVariables> =
  /* @__PURE__ */ mutationHook(createInvitationsMutation);

/** Resends the email for an invitation to the organization. Takes `{ invitationId }`. */
export const useResendInvitation: MutationHook<[], Invitation, InvitationVariables> =
  /* @__PURE__ */ mutationHook(resendInvitationMutation);

/** Deletes an invitation to the organization. Takes `{ invitationId }`. */
export const useDeleteInvitation: MutationHook<[], DeletedInvitation, InvitationVariables> =
  /* @__PURE__ */ mutationHook(deleteInvitationMutation);

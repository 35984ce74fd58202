"use client";
import type { Member, RemovedMember } from "@confident-admin/core";
import {
  infiniteMembersQuery,
  membersQuery,
  type RemoveMemberVariables,
  removeMemberMutation,
  type TransferOwnershipVariables,
  transferOwnershipMutation,
  type UpdateMemberRoleVariables,
  updateMemberRoleMutation,
} from "../resources/members.ts";
import { pageHook, suspensePageHook } from "./create-hooks.ts";
import type {
  InfiniteHook,
  MutationHook,
  PageHook,
  SuspenseInfiniteHook,
  SuspensePageHook,
} from "./hook-types.ts";
import { infiniteHook, suspenseInfiniteHook } from "./infinite-hooks.ts";
import { mutationHook } from "./mutation-hook.ts";

/**
 * Lists one page of the organization's members, `{ items, total, page, pageSize }`. Shows the previous page until the
 * next one arrives.
 */
export const useMembers: PageHook<[], Member> = /* @__PURE__ */ pageHook(membersQuery);

/** {@link useMembers} for Suspense. */
export const useSuspenseMembers: SuspensePageHook<[], Member> =
  /* @__PURE__ */ suspensePageHook(membersQuery);

/** Lists the organization's members page by page. */
export const useInfiniteMembers: InfiniteHook<[], Member> =
  /* @__PURE__ */ infiniteHook(infiniteMembersQuery);

/** {@link useInfiniteMembers} for Suspense. */
export const useSuspenseInfiniteMembers: SuspenseInfiniteHook<[], Member> =
  /* @__PURE__ */ suspenseInfiniteHook(infiniteMembersQuery);

/**
 * Gives a member another role. Takes `{ userId, roleId }`, or `role` by name instead of `roleId`. Passing the id of
 * the Owner role transfers ownership.
 */
export const useUpdateMemberRole: MutationHook<[], Member, UpdateMemberRoleVariables> =
  /* @__PURE__ */ mutationHook(updateMemberRoleMutation);

/** Makes a member the Owner of the organization. The previous Owner becomes Admin. Takes `{ userId }`. */
export const useTransferOwnership: MutationHook<[], Member, TransferOwnershipVariables> =
  /* @__PURE__ */ mutationHook(transferOwnershipMutation);

/** Removes a member from the organization and all of its projects. Takes `{ userId }`. */
export const useRemoveMember: MutationHook<[], RemovedMember, RemoveMemberVariables> =
  /* @__PURE__ */ mutationHook(removeMemberMutation);

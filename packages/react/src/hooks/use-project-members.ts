"use client";
import type { ProjectMember, RemovedMember } from "@confident-admin/core";
import type { ProjectId } from "../cache/resource.ts";
import type {
  RemoveMemberVariables,
  TransferOwnershipVariables,
  UpdateMemberRoleVariables,
} from "../resources/members.ts";
import {
  infiniteProjectMembersQuery,
  projectMembersQuery,
  removeProjectMemberMutation,
  transferProjectOwnershipMutation,
  updateProjectMemberRoleMutation,
} from "../resources/project-members.ts";
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

/** Lists one page of a project's members. */
export const useProjectMembers: PageHook<ProjectId, ProjectMember> =
  /* @__PURE__ */ pageHook(projectMembersQuery);

/** {@link useProjectMembers} for Suspense. */
export const useSuspenseProjectMembers: SuspensePageHook<ProjectId, ProjectMember> =
  /* @__PURE__ */ suspensePageHook(projectMembersQuery);

/** Lists a project's members page by page. */
export const useInfiniteProjectMembers: InfiniteHook<ProjectId, ProjectMember> =
  /* @__PURE__ */ infiniteHook(infiniteProjectMembersQuery);

/** {@link useInfiniteProjectMembers} for Suspense. */
export const useSuspenseInfiniteProjectMembers: SuspenseInfiniteHook<ProjectId, ProjectMember> =
  /* @__PURE__ */ suspenseInfiniteHook(infiniteProjectMembersQuery);

/**
 * Gives a member another role in a project. Takes `{ userId, roleId }`, or `role` by name instead of `roleId`. Passing
 * the id of the Owner role transfers ownership.
 */
export const useUpdateProjectMemberRole: MutationHook<
  ProjectId,
  ProjectMember,
  UpdateMemberRoleVariables
> = /* @__PURE__ */ mutationHook(updateProjectMemberRoleMutation);

/** Makes a member the Owner of a project. The previous Owner becomes Manager. Takes `{ userId }`. */
export const useTransferProjectOwnership: MutationHook<
  ProjectId,
  ProjectMember,
  TransferOwnershipVariables
> = /* @__PURE__ */ mutationHook(transferProjectOwnershipMutation);

/** Removes a member from a project. Takes `{ userId }`. */
export const useRemoveProjectMember: MutationHook<ProjectId, RemovedMember, RemoveMemberVariables> =
  /* @__PURE__ */ mutationHook(removeProjectMemberMutation);

import {
  listProjectMembers,
  type ProjectMember,
  type RemovedMember,
  removeProjectMember,
  transferProjectOwnership,
  updateProjectMemberRole,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineInfiniteQuery, definePageQuery } from "../cache/define-page-query.ts";
import type {
  InfiniteQueryFactory,
  MutationFactory,
  PageQueryFactory,
} from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type {
  RemoveMemberVariables,
  TransferOwnershipVariables,
  UpdateMemberRoleVariables,
} from "./members.ts";
import { previewMember } from "./preview-member.ts";

const members: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "members"],
  id: "userId",
  preview: (variables: UpdateMemberRoleVariables, context) =>
    previewMember("projectRole", variables, context),
};

/** Lists one page of a project's members. */
export const projectMembersQuery: PageQueryFactory<ProjectId, ProjectMember> =
  /* @__PURE__ */ definePageQuery(members, listProjectMembers);

/** Lists a project's members page by page. */
export const infiniteProjectMembersQuery: InfiniteQueryFactory<ProjectId, ProjectMember> =
  /* @__PURE__ */ defineInfiniteQuery(members, listProjectMembers);

/** Gives a member another role in a project. The id of the Owner role transfers ownership. */
export const updateProjectMemberRoleMutation: MutationFactory<
  ProjectId,
  ProjectMember,
  UpdateMemberRoleVariables
> = /* @__PURE__ */ defineMutation(
  members,
  "update",
  (client, projectId, { userId, ...role }, call) =>
    updateProjectMemberRole(client, projectId, userId, role, call),
);

/** Makes a member the Owner of a project. The previous Owner becomes Manager. */
export const transferProjectOwnershipMutation: MutationFactory<
  ProjectId,
  ProjectMember,
  TransferOwnershipVariables
> = /* @__PURE__ */ defineMutation(members, "transfer", (client, projectId, { userId }, call) =>
  transferProjectOwnership(client, projectId, userId, call),
);

/** Removes a member from a project. */
export const removeProjectMemberMutation: MutationFactory<
  ProjectId,
  RemovedMember,
  RemoveMemberVariables
> = /* @__PURE__ */ defineMutation(members, "delete", (client, projectId, { userId }, call) =>
  removeProjectMember(client, projectId, userId, call),
);

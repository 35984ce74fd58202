import {
  listProjectMembers,
  type ProjectMember,
  type RemovedMember,
  removeProjectMember,
  updateProjectMemberRole,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineInfiniteQuery, definePageQuery } from "../cache/define-query.ts";
import type {
  InfiniteQueryFactory,
  MutationFactory,
  PageQueryFactory,
} from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type { RemoveMemberVariables, UpdateMemberRoleVariables } from "./members.ts";
import { previewMember } from "./preview-member.ts";

const members: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "members"],
  id: "userId",
  preview: (variables: UpdateMemberRoleVariables, context) =>
    previewMember("projectRole", variables, context),
};

/** Lists one page of a project's members. */
export const projectMembersQuery: PageQueryFactory<ProjectId, ProjectMember> =
  /* @__PURE__ */ definePageQuery(members, (client, page, call, projectId) =>
    listProjectMembers(client, projectId, page, call),
  );

/** Lists a project's members page by page. */
export const infiniteProjectMembersQuery: InfiniteQueryFactory<ProjectId, ProjectMember> =
  /* @__PURE__ */ defineInfiniteQuery(members, (client, page, call, projectId) =>
    listProjectMembers(client, projectId, page, call),
  );

/** Gives a member another role in a project. */
export const updateProjectMemberRoleMutation: MutationFactory<
  ProjectId,
  ProjectMember,
  UpdateMemberRoleVariables
> = /* @__PURE__ */ defineMutation(
  members,
  "update",
  (client, { userId, ...role }, call, projectId) =>
    updateProjectMemberRole(client, projectId, userId, role, call),
);

/** Removes a member from a project. */
export const removeProjectMemberMutation: MutationFactory<
  ProjectId,
  RemovedMember,
  RemoveMemberVariables
> = /* @__PURE__ */ defineMutation(members, "delete", (client, { userId }, call, projectId) =>
  removeProjectMember(client, projectId, userId, call),
);

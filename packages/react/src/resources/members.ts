import {
  listMembers,
  type Member,
  type MemberRoleInput,
  type NamedMemberRoleInput,
  type RemovedMember,
  removeMember,
  transferOwnership,
  updateMemberRole,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineInfiniteQuery, definePageQuery } from "../cache/define-page-query.ts";
import { ANY } from "../cache/query-key.ts";
import type {
  InfiniteQueryFactory,
  MutationFactory,
  PageQueryFactory,
} from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";
import { previewMember } from "./preview-member.ts";

/** The member, and the new role as `roleId`, or as `role` by name. */
export type UpdateMemberRoleVariables = { readonly userId: string } & (
  | MemberRoleInput
  | NamedMemberRoleInput
);

/** The member who becomes the Owner. */
export interface TransferOwnershipVariables {
  readonly userId: string;
}

/** The member to remove. */
export interface RemoveMemberVariables {
  readonly userId: string;
}

const members: Resource<[]> = {
  path: () => ["organization", "members"],
  id: "userId",
  preview: (variables: UpdateMemberRoleVariables, context) =>
    previewMember("organizationRole", variables, context),
};

/** Lists one page of the organization's members. */
export const membersQuery: PageQueryFactory<[], Member> = /* @__PURE__ */ definePageQuery(
  members,
  listMembers,
);

/** Lists the organization's members page by page. */
export const infiniteMembersQuery: InfiniteQueryFactory<[], Member> =
  /* @__PURE__ */ defineInfiniteQuery(members, listMembers);

/** Gives a member another role in the organization. The id of the Owner role transfers ownership. */
export const updateMemberRoleMutation: MutationFactory<[], Member, UpdateMemberRoleVariables> =
  /* @__PURE__ */ defineMutation(members, "update", (client, { userId, ...role }, call) =>
    updateMemberRole(client, userId, role, call),
  );

/** Makes a member the Owner of the organization. The previous Owner becomes Admin. */
export const transferOwnershipMutation: MutationFactory<[], Member, TransferOwnershipVariables> =
  /* @__PURE__ */ defineMutation(members, "transfer", (client, { userId }, call) =>
    transferOwnership(client, userId, call),
  );

/** Removes a member from the organization and all of its projects. */
export const removeMemberMutation: MutationFactory<[], RemovedMember, RemoveMemberVariables> =
  /* @__PURE__ */ defineMutation(
    members,
    "delete",
    (client, { userId }, call) => removeMember(client, userId, call),
    () => [
      ["organization", "invitations"],
      ["project", ANY, "members"],
      ["project", ANY, "invitations"],
    ],
  );

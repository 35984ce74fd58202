import {
  createProjectRole,
  type DeletedRole,
  deleteProjectRole,
  listProjectRoles,
  type ProjectRole,
  renameProjectRole,
  updateProjectRole,
} from "@confident-admin/core";
import { defineItemQuery } from "../cache/define-item-query.ts";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { ItemQueryFactory, MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import { previewRole } from "./preview-bundle.ts";
import type {
  CreateRoleVariables,
  DeleteRoleVariables,
  RenameRoleVariables,
  UpdateRoleVariables,
} from "./roles.ts";

const roles: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "roles"],
  id: "roleId",
  preview: previewRole,
};
const holders = (projectId: string) => [
  ["project", projectId, "members"],
  ["project", projectId, "invitations"],
];

/** Lists the roles of a project. */
export const projectRolesQuery: QueryFactory<ProjectId, ProjectRole[]> =
  /* @__PURE__ */ defineQuery(roles, listProjectRoles);

/** Reads one role from a project's list. If the role is not in the list, the error is a `ConfidentNotFoundError`. */
export const projectRoleQuery: ItemQueryFactory<ProjectId, ProjectRole> =
  /* @__PURE__ */ defineItemQuery(projectRolesQuery);

/** Creates a role in a project from policy ids or names. */
export const createProjectRoleMutation: MutationFactory<
  ProjectId,
  ProjectRole,
  CreateRoleVariables
> = /* @__PURE__ */ defineMutation(roles, "create", createProjectRole);

/** Replaces a role of a project. */
export const updateProjectRoleMutation: MutationFactory<
  ProjectId,
  ProjectRole,
  UpdateRoleVariables
> = /* @__PURE__ */ defineMutation(
  roles,
  "update",
  (client, projectId, { roleId, role }, call) =>
    updateProjectRole(client, projectId, roleId, role, call),
  holders,
);

/** Changes the name of a project's role and keeps the rest of the role. */
export const renameProjectRoleMutation: MutationFactory<
  ProjectId,
  ProjectRole,
  RenameRoleVariables
> = /* @__PURE__ */ defineMutation(
  roles,
  "rename",
  (client, projectId, { roleId, name }, call) =>
    renameProjectRole(client, projectId, roleId, name, call),
  holders,
);

/** Deletes a role of a project. */
export const deleteProjectRoleMutation: MutationFactory<
  ProjectId,
  DeletedRole,
  DeleteRoleVariables
> = /* @__PURE__ */ defineMutation(
  roles,
  "delete",
  (client, projectId, { roleId }, call) => deleteProjectRole(client, projectId, roleId, call),
  holders,
);

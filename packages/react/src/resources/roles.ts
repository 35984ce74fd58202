import {
  createRole,
  type DeletedRole,
  deleteRole,
  listRoles,
  type NamedRoleInput,
  type Role,
  type RoleInput,
  renameRole,
  updateRole,
} from "@confident-admin/core";
import { defineItemQuery } from "../cache/define-item-query.ts";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { ItemQueryFactory, MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";
import { previewRole } from "./preview-bundle.ts";

/** A role to create. */
export type CreateRoleVariables = RoleInput | NamedRoleInput;

/** The role to replace, and its new values. */
export interface UpdateRoleVariables {
  readonly roleId: string;
  readonly role: RoleInput | NamedRoleInput;
}

/** The role to rename, and its new name. */
export interface RenameRoleVariables {
  readonly roleId: string;
  readonly name: string;
}

/** The role to delete. */
export interface DeleteRoleVariables {
  readonly roleId: string;
}

const roles: Resource<[]> = {
  path: () => ["organization", "roles"],
  id: "roleId",
  preview: previewRole,
};
const holders = () => [
  ["organization", "members"],
  ["organization", "invitations"],
];

/** Lists the roles of the organization. */
export const rolesQuery: QueryFactory<[], Role[]> = /* @__PURE__ */ defineQuery(roles, listRoles);

/** Reads one role from the list. If the role is not in the list, the error is a `ConfidentNotFoundError`. */
export const roleQuery: ItemQueryFactory<[], Role> = /* @__PURE__ */ defineItemQuery(rolesQuery);

/** Creates a role from policy ids or names. */
export const createRoleMutation: MutationFactory<[], Role, CreateRoleVariables> =
  /* @__PURE__ */ defineMutation(roles, "create", createRole);

/** Replaces a role. */
export const updateRoleMutation: MutationFactory<[], Role, UpdateRoleVariables> =
  /* @__PURE__ */ defineMutation(
    roles,
    "update",
    (client, { roleId, role }, call) => updateRole(client, roleId, role, call),
    holders,
  );

/** Changes a role's name and keeps the rest of the role. */
export const renameRoleMutation: MutationFactory<[], Role, RenameRoleVariables> =
  /* @__PURE__ */ defineMutation(
    roles,
    "rename",
    (client, { roleId, name }, call) => renameRole(client, roleId, name, call),
    holders,
  );

/** Deletes a role. */
export const deleteRoleMutation: MutationFactory<[], DeletedRole, DeleteRoleVariables> =
  /* @__PURE__ */ defineMutation(
    roles,
    "delete",
    (client, { roleId }, call) => deleteRole(client, roleId, call),
    holders,
  );

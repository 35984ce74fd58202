import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ProjectRole, Role } from "../types.gen.ts";
import { findById, findByName } from "./collection/find.ts";
import { listProjectRoles } from "./project-roles.ts";
import { listRoles } from "./roles.ts";

/**
 * Returns one role. Lists all roles and returns the match, because the API cannot read a single role. Presets are
 * included.
 *
 * @throws {ConfidentArgumentError} if `roleId` cannot be a path segment of 1 to 1,024 characters. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no role has this id.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/list-organization-roles
 */
export function getRole(
  client: ConfidentClient,
  roleId: string,
  options?: CallOptions,
): Promise<Role> {
  const list = () => listRoles(client, options);
  return findById(client, { operation: "getRole", noun: "role", list }, roleId);
}

/**
 * Returns the role with this exact name. If several roles have it, returns the first.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no role has this name; the message suggests similar names.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/list-organization-roles
 */
export function getRoleByName(
  client: ConfidentClient,
  name: string,
  options?: CallOptions,
): Promise<Role> {
  const list = () => listRoles(client, options);
  return findByName(client, { operation: "getRoleByName", noun: "role", list }, name);
}

/**
 * Returns one role of a project. Lists all roles and returns the match, because the API cannot read a single role.
 * Presets are included.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `roleId` cannot be a path segment of 1 to 1,024 characters. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no role of the project has this id.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/list-project-roles
 */
export function getProjectRole(
  client: ConfidentClient,
  projectId: string,
  roleId: string,
  options?: CallOptions,
): Promise<ProjectRole> {
  const list = () => listProjectRoles(client, projectId, options);
  return findById(client, { operation: "getProjectRole", noun: "role", list }, roleId);
}

/**
 * Returns the project's role with this exact name. If several roles have it, returns the first.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no role of the project has this name; the message suggests similar names.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/list-project-roles
 */
export function getProjectRoleByName(
  client: ConfidentClient,
  projectId: string,
  name: string,
  options?: CallOptions,
): Promise<ProjectRole> {
  const list = () => listProjectRoles(client, projectId, options);
  return findByName(client, { operation: "getProjectRoleByName", noun: "role", list }, name);
}

import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ProjectRole, Role } from "../types.gen.ts";
import { rename } from "./collection/rename.ts";
import { projectRoles, roles } from "./role-collections.ts";

/**
 * Changes a role's name and keeps the rest of the role. Waits, reads and writes as {@link grantPermissions} does.
 *
 * @returns the role after the change
 * @throws {ConfidentNotFoundError} if no role has this id.
 * @throws {ConfidentArgumentError} if `roleId` cannot be a path segment, or the name is empty or only whitespace.
 * Nothing is sent. Also thrown if the role is a preset. Nothing is written.
 * @throws {ConfidentConflictError} if the role cannot be written safely: someone else keeps changing it, the server
 * does not return its policies, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails, with status 409 if another role has the name.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/update-organization-role
 */
export function renameRole(
  client: ConfidentClient,
  roleId: string,
  name: string,
  options?: CallOptions,
): Promise<Role> {
  return rename(client, roles, roleId, name, options);
}

/**
 * Changes the name of a project's role, as {@link renameRole} does.
 *
 * @returns the role after the change
 * @throws {ConfidentNotFoundError} if no role of the project has this id.
 * @throws {ConfidentArgumentError} if `projectId` or `roleId` cannot be a path segment, or the name is empty or only
 * whitespace. Nothing is sent. Also thrown if the role is a preset. Nothing is written.
 * @throws {ConfidentConflictError} if the role cannot be written safely: someone else keeps changing it, the server
 * does not return its policies, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails, with status 409 if another role has the name.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/update-project-role
 */
export function renameProjectRole(
  client: ConfidentClient,
  projectId: string,
  roleId: string,
  name: string,
  options?: CallOptions,
): Promise<ProjectRole> {
  return rename(client, projectRoles(projectId), roleId, name, options);
}

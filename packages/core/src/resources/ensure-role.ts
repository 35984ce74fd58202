import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ProjectRole, Role, RoleInput } from "../types.gen.ts";
import { ensure } from "./collection/ensure.ts";
import { projectRoles, roles } from "./role-collections.ts";
import type { NamedRoleInput } from "./role-input.ts";

/** The role, and whether it was created, updated or unchanged. */
export interface EnsuredRole<Row = Role> {
  readonly role: Row;
  readonly change: "created" | "updated" | "unchanged";
}

/**
 * Creates a role, or updates the existing one with this name, so that it has exactly these policies. If you omit
 * `description`, the existing one is kept. If someone else creates the role meanwhile (409), or if the response to the
 * create is lost, looks the role up again. Within a process, calls with the same name run one at a time. The update
 * waits, reads and writes as {@link grantPermissions} does.
 *
 * Sends two requests if the role is created or already matches, three if it is updated, and more if others write at the
 * same time. Policy names need one more.
 *
 * @throws {ConfidentArgumentError} if the name is empty, only whitespace or a preset's name, `policyIds` and `policies`
 * are missing or not arrays, or a policy's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if the role cannot be written safely: someone else keeps changing it, several roles
 * or policies have the same name, the server does not return its policies, or the response does not match the write.
 * The message says whether anything was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/create-organization-role
 */
export async function ensureRole(
  client: ConfidentClient,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<EnsuredRole> {
  const { row, change } = await ensure(client, roles, role, options);
  return { role: row, change };
}

/**
 * Creates a role of a project, or updates the existing one with this name, as {@link ensureRole} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty, only whitespace or a
 * preset's name, `policyIds` and `policies` are missing or not arrays, or a policy's name is unknown. Nothing was
 * written.
 * @throws {ConfidentConflictError} if the role cannot be written safely: someone else keeps changing it, several roles
 * or policies have the same name, the server does not return its policies, or the response does not match the write.
 * The message says whether anything was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/create-project-role
 */
export async function ensureProjectRole(
  client: ConfidentClient,
  projectId: string,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<EnsuredRole<ProjectRole>> {
  const { row, change } = await ensure(client, projectRoles(projectId), role, options);
  return { role: row, change };
}

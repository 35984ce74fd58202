import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ProjectRole, Role, RoleInput } from "../types.gen.ts";
import { ensure } from "./collection/ensure.ts";
import { projectRoles, roles } from "./role-collections.ts";
import type { NamedRoleInput } from "./role-input.ts";

/** A role that is as it should be, and what that took. */
export interface EnsuredRole<Row = Role> {
  readonly role: Row;
  readonly change: "created" | "updated" | "unchanged";
}

/**
 * Creates a role, or updates the one that has its name, so that it has exactly these policies. Without
 * `description`, an existing one stays. If someone else creates the role meanwhile (409), or the response to its creation
 * is lost, looks for it again. Calls of this process with the same name wait for each other, and the update waits, reads
 * and writes as {@link grantPermissions} does.
 *
 * Sends two requests if the role is created or is as it should be, and three if it is updated; more if others write too.
 * Names of policies cost one more.
 *
 * @throws {ConfidentArgumentError} if the name is empty, only whitespace or that of a preset, `policyIds` and `policies`
 * are missing or not arrays, or a policy's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if several roles or policies have a name, others keep changing the role, the server
 * does not return its policies, or the response to a write contradicts it. The message says whether something was written.
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
 * Creates a role of a project, or updates the one that has its name, as {@link ensureRole} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty, only whitespace or that of
 * a preset, `policyIds` and `policies` are missing or not arrays, or a policy's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if several roles or policies have a name, others keep changing the role, the server
 * does not return its policies, or the response to a write contradicts it. The message says whether something was written.
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

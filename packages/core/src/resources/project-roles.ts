import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted } from "../operation/check-value.ts";
import { entities, entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedRole, ProjectRole, RoleInput } from "../types.gen.ts";
import { listProjectPolicies } from "./project-policies.ts";
import { checkRole, type NamedRoleInput, toRoleBody } from "./role-input.ts";

/**
 * Lists the project's roles, custom and preset. Presets have no `projectId` and cannot be changed.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/list-project-roles
 */
export function listProjectRoles(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<ProjectRole[]> {
  return execute(
    client,
    "listProjectRoles",
    options,
    (api, call) =>
      api.GET("/v1/projects/{projectId}/roles", {
        params: { path: checkIds({ projectId }) },
        call,
      }),
    (data) => entities(data?.roles),
  );
}

/**
 * Creates a role. Sends one request, and one more if `policies` are given by name.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty or only whitespace,
 * `policyIds` and `policies` are missing or not arrays, or a policy's name is unknown. No role was created.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several policies have a given name. No role was created.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/create-project-role
 */
export function createProjectRole(
  client: ConfidentClient,
  projectId: string,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<ProjectRole> {
  return execute(
    client,
    "createProjectRole",
    options,
    async (api, call) => {
      const params = { path: checkIds({ projectId }) };
      const body = await toRoleBody(checkRole(role), () =>
        listProjectPolicies(client, projectId, options),
      );
      return api.POST("/v1/projects/{projectId}/roles", { params, body, call });
    },
    (data) => entity(data?.role),
  );
}

/**
 * Replaces a custom role's name and all of its policies. Sends one request, and one more if `policies` are given by
 * name. Waits for earlier writes to the same role from this process. Always send `description`. Only v2 of the API
 * documents that omitting it keeps the existing one.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `roleId` cannot be a path segment, the name is empty or only
 * whitespace, `policyIds` and `policies` are missing or not arrays, or a policy's name is unknown. Nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several policies have a given name. Nothing was written.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/update-project-role
 */
export function updateProjectRole(
  client: ConfidentClient,
  projectId: string,
  roleId: string,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<ProjectRole> {
  return execute(
    client,
    "updateProjectRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, roleId }) };
      const checked = checkRole(role);
      return queueWrite(
        client,
        writeTarget("project role", projectId, roleId),
        options,
        async () => {
          const body = await toRoleBody(checked, () =>
            listProjectPolicies(client, projectId, options),
          );
          return api.PUT("/v1/projects/{projectId}/roles/{roleId}", { params, body, call });
        },
      );
    },
    (data) => entity(data?.role),
  );
}

/**
 * Deletes a custom role. Its policies are kept. The API rejects the deletion while a member has the role. Waits for
 * earlier writes to the same role from this process. Retried if the response is lost, as {@link deletePolicy} is.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `roleId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/roles/delete-project-role
 */
export function deleteProjectRole(
  client: ConfidentClient,
  projectId: string,
  roleId: string,
  options?: CallOptions,
): Promise<DeletedRole> {
  return execute(
    client,
    "deleteProjectRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, roleId }) };
      return queueWrite(client, writeTarget("project role", projectId, roleId), options, () =>
        api.DELETE("/v1/projects/{projectId}/roles/{roleId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(roleId, data, status),
  );
}

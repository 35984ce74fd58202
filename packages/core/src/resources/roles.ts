import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted } from "../operation/check-value.ts";
import { entities, entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedRole, Role, RoleInput } from "../types.gen.ts";
import { listPolicies } from "./policies.ts";
import { checkRole, type NamedRoleInput, toRoleBody } from "./role-input.ts";

/**
 * Lists the organization's roles, custom and preset. Presets have no `organizationId` and cannot be changed.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/list-organization-roles
 */
export function listRoles(client: ConfidentClient, options?: CallOptions): Promise<Role[]> {
  return execute(
    client,
    "listRoles",
    options,
    (api, call) => api.GET("/v1/organization/roles", { call }),
    (data) => entities(data?.roles),
  );
}

/**
 * Creates a role. Sends one request, and one more if `policies` are given by name.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace, `policyIds` and `policies` are missing or
 * not arrays, or a policy's name is unknown. No role was created.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several policies have a given name. No role was created.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/create-organization-role
 */
export function createRole(
  client: ConfidentClient,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<Role> {
  return execute(
    client,
    "createRole",
    options,
    async (api, call) => {
      const body = await toRoleBody(checkRole(role), () => listPolicies(client, options));
      return api.POST("/v1/organization/roles", { body, call });
    },
    (data) => entity(data?.role),
  );
}

/**
 * Replaces a custom role's name and all of its policies. Sends one request, and one more if `policies` are given by
 * name. Waits for earlier writes to the same role from this process. Always send `description`. Only v2 of the API
 * documents that omitting it keeps the existing one.
 *
 * @throws {ConfidentArgumentError} if `roleId` cannot be a path segment, the name is empty or only whitespace,
 * `policyIds` and `policies` are missing or not arrays, or a policy's name is unknown. Nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several policies have a given name. Nothing was written.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/update-organization-role
 */
export function updateRole(
  client: ConfidentClient,
  roleId: string,
  role: RoleInput | NamedRoleInput,
  options?: CallOptions,
): Promise<Role> {
  return execute(
    client,
    "updateRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ roleId }) };
      const checked = checkRole(role);
      return queueWrite(client, writeTarget("role", roleId), options, async () => {
        const body = await toRoleBody(checked, () => listPolicies(client, options));
        return api.PUT("/v1/organization/roles/{roleId}", { params, body, call });
      });
    },
    (data) => entity(data?.role),
  );
}

/**
 * Deletes a custom role. Its policies are kept. The API rejects the deletion while a member has the role. Waits for
 * earlier writes to the same role from this process. Retried if the response is lost, as {@link deletePolicy} is.
 *
 * @throws {ConfidentArgumentError} if `roleId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/roles/delete-organization-role
 */
export function deleteRole(
  client: ConfidentClient,
  roleId: string,
  options?: CallOptions,
): Promise<DeletedRole> {
  return execute(
    client,
    "deleteRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ roleId }) };
      return queueWrite(client, writeTarget("role", roleId), options, () =>
        api.DELETE("/v1/organization/roles/{roleId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(roleId, data, status),
  );
}

import { entities, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Permission } from "../types.gen.ts";

/**
 * Lists the permissions that a policy can grant. Their names are data, so do not rely on particular names.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/permissions/list-organization-permissions
 */
export function listPermissions(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<Permission[]> {
  return execute(
    client,
    "listPermissions",
    options,
    (api, call) => api.GET("/v1/organization/permissions", { call }),
    (data) => entities(data?.permissions),
  );
}

import { call, entities } from "./call.ts";
import type { ConfidentClient } from "./client.ts";
import type { CallOptions } from "./options.ts";
import type { Permission } from "./types.ts";

/**
 * Lists the permissions that a policy can grant. Their names are data: do not assume which exist.
 *
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/permissions/list-organization-permissions
 */
export function listPermissions(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<Permission[]> {
  return call(
    client,
    "listPermissions",
    options,
    (init) => client.api.GET("/v1/organization/permissions", init),
    (data) => entities(data?.permissions),
  );
}

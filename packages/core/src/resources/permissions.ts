import type { ConfidentClient } from "../client.ts";
import type { CallOptions } from "../options.ts";
import { call, entities } from "../request/call.ts";
import type { Permission } from "../types.ts";

/**
 * Lists the permissions that a policy can grant. Their names are data: do not assume which exist.
 *
 * @throws {ConfidentError} if the call fails.
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
    (request) => request("get", "/v1/organization/permissions"),
    (data) => entities(data?.permissions),
  );
}

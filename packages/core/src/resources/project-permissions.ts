import { checkIds } from "../operation/check-ids.ts";
import { entities, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Permission } from "../types.gen.ts";
import type { Catalog } from "./permission-catalog.ts";

/** The maximum number of catalogs per client. */
const MAX_CATALOGS = 100;

const catalogs = new WeakMap<ConfidentClient, Map<string, Catalog>>();

/**
 * Lists the permissions that a project's policy can grant. Their names are data, so do not rely on particular names.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/permissions/list-project-permissions
 */
export function listProjectPermissions(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<Permission[]> {
  return execute(
    client,
    "listProjectPermissions",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }) };
      return api.GET("/v1/projects/{projectId}/permissions", { params, call });
    },
    (data) => entities(data?.permissions),
  );
}

/** Returns the catalog for looking up the names of a project's permissions. */
export function projectCatalog(client: ConfidentClient, projectId: string): Catalog {
  const own = catalogs.get(client) ?? new Map<string, Catalog>();
  catalogs.set(client, own);
  const catalog = own.get(projectId) ?? {
    list: (options) => listProjectPermissions(client, projectId, options),
  };
  // Move the latest project to the end, so that the first one is the one to remove.
  own.delete(projectId);
  own.set(projectId, catalog);
  const [oldest] = own.keys();
  if (own.size > MAX_CATALOGS && oldest !== undefined) {
    own.delete(oldest);
  }
  return catalog;
}

import { ConfidentArgumentError } from "../errors.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import { notFoundMessage } from "../utils/did-you-mean.ts";
import { toStringArray } from "../utils/validate.ts";
import { listPermissions } from "./permissions.ts";

/**
 * Finds the ids of permissions by their names, with one request.
 *
 * @throws {ConfidentArgumentError} if a name is unknown; the message suggests close names.
 */
export async function permissionIdsOf(
  client: ConfidentClient,
  names: readonly string[],
  options?: CallOptions,
): Promise<string[]> {
  const wanted = toStringArray(names);
  if (!wanted) {
    throw new ConfidentArgumentError('Permissions must be an array of names like "billing:read".');
  }
  const known = await listPermissions(client, options);
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const unknown = wanted.filter((name) => !ids.has(name));
  if (unknown.length > 0) {
    throw new ConfidentArgumentError(
      unknown.map((name) => notFoundMessage("permission", name, [...ids.keys()])).join(" "),
    );
  }
  return [...new Set(wanted.map((name) => ids.get(name) as string))];
}

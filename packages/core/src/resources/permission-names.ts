import type { ConfidentClient } from "../client.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { copyOfTexts } from "./copy-of-texts.ts";
import { explainUnknown } from "./nearest.ts";
import { listPermissions } from "./permissions.ts";

/**
 * The ids of permissions by their names, found with one request.
 *
 * @throws {ConfidentArgumentError} if there is no permission of a name; it says which ones are close.
 */
export async function permissionIdsOf(
  client: ConfidentClient,
  names: readonly string[],
  options?: CallOptions,
): Promise<string[]> {
  const wanted = copyOfTexts(names);
  if (!wanted) {
    throw new ConfidentArgumentError('Permissions must be an array of names like "billing:read".');
  }
  const known = await listPermissions(client, options);
  const ids = new Map(known.map(({ id, name }) => [name, id]));
  const unknown = wanted.filter((name) => !ids.has(name));
  if (unknown.length > 0) {
    throw new ConfidentArgumentError(
      unknown.map((name) => explainUnknown("permission", name, [...ids.keys()])).join(" "),
    );
  }
  return [...new Set(wanted.map((name) => ids.get(name) as string))];
}

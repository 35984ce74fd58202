import { ConfidentArgumentError } from "../errors.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { waitFor } from "../operation/wait-for.ts";
import type { CallOptions } from "../options.ts";
import type { Permission } from "../types.gen.ts";
import { checkKnownNames } from "../utils/did-you-mean.ts";
import { toStringArray } from "../utils/validate.ts";
import { listPermissions } from "./permissions.ts";

/** Milliseconds. */
const MAX_AGE = 300_000;
/** How many times a call waits for another call's request before it sends its own. */
const MAX_JOINED = 2;

/** A project's permissions. */
export interface Catalog {
  readonly list: (options: CallOptions | undefined) => Promise<Permission[]>;
}

/** The permissions' ids by name. The request for them can still be in progress. */
interface Lookup {
  readonly requestedAt: number;
  readonly ids: Promise<ReadonlyMap<string, string>>;
}

const lookups = new WeakMap<object, Lookup>();

/** @throws {ConfidentArgumentError} if `names` is not an array of names. */
export function checkPermissionNames(names: unknown): string[] {
  const copy = toStringArray(names);
  if (!copy) {
    throw new ConfidentArgumentError('Permissions must be an array of names like "billing:read".');
  }
  return copy;
}

/**
 * Finds the ids of permissions by their names in a list that is cached per client and project. If the cached list does
 * not have a name, a new list is requested.
 *
 * @param project - the catalog of a project instead of the organization's
 * @throws {ConfidentArgumentError} if a name is unknown; the message suggests similar names.
 */
export async function permissionIdsOf(
  client: ConfidentClient,
  names: readonly string[],
  options: CallOptions | undefined,
  project?: Catalog,
): Promise<string[]> {
  // A proxy can choose the organization by a call's headers.
  const owner = options?.headers ? {} : (project ?? client);
  const list = project?.list ?? listPermissions.bind(null, client);
  const before = lookups.get(owner);
  const isRecent = ({ requestedAt }: Lookup) => performance.now() - requestedAt < MAX_AGE;
  let ids = await load(owner, list, options, isRecent);
  if (!names.every((name) => ids.has(name))) {
    ids = await load(owner, list, options, (lookup) => lookup !== before);
  }
  checkKnownNames("permission", names, [...ids.keys()]);
  return [...new Set(names.map((name) => ids.get(name) as string))];
}

async function load(
  owner: object,
  list: Catalog["list"],
  options: CallOptions | undefined,
  isUsable: (lookup: Lookup) => boolean,
): Promise<ReadonlyMap<string, string>> {
  // Another call's request can fail because of that call's signal or time limit, so only this call's own failure
  // counts.
  for (let joined = 0; joined < MAX_JOINED; joined++) {
    const known = lookups.get(owner);
    if (!known || !isUsable(known)) {
      break;
    }
    const shared = known.ids.catch(() => undefined);
    const ids = await waitFor(shared, MAX_AGE, options?.signal);
    if (ids) {
      return ids;
    }
  }
  return request(owner, list, options).ids;
}

function request(owner: object, list: Catalog["list"], options: CallOptions | undefined): Lookup {
  const ids = list(options).then(
    (permissions) => new Map(permissions.map(({ id, name }) => [name, id])),
  );
  const lookup = { requestedAt: performance.now(), ids };
  lookups.set(owner, lookup);
  ids.catch(() => lookups.delete(owner));
  return lookup;
}

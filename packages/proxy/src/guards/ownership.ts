import { HttpError } from "../http-error.ts";
import { fillPath, findItem } from "../path-template.ts";
import type { Call } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { type CallerRequest, readUpstream } from "./read-upstream.ts";

/** Without a `roleId`, these methods do not change a member's role. */
const UNCHECKED: ReadonlySet<string> = new Set(["GET", "DELETE"]);
const LIFETIME_MS = 30_000;
const MAX_LISTS = 100;

/** The roles of the organization or of a project. */
interface Roles {
  readonly known: ReadonlySet<unknown>;
  readonly owners: ReadonlySet<unknown>;
  readonly expires: number;
}

/** By client, because each tenant has its own key, and by path. */
const caches = new WeakMap<UpstreamClient, Map<string, Roles>>();

/**
 * Rejects a call that makes a member the Owner.
 *
 * @throws {HttpError} if the role is the Owner's, not in the list, or not in the field `roleId`.
 * @throws {UpstreamError} if the API does not list the roles.
 */
export async function checkOwnership(
  client: UpstreamClient,
  call: Call,
  request: CallerRequest,
): Promise<void> {
  const { method } = call.operation;
  const member = findItem(call.operation, "members");
  const { roleId } = (call.body ?? {}) as { roleId?: unknown };
  if (!member || (roleId === undefined && UNCHECKED.has(method))) {
    return;
  }
  if (roleId === undefined) {
    throw new HttpError(
      403,
      "This request has no roleId. It could transfer ownership, which is not allowed.",
    );
  }
  rejectOwner(await rolesOf(`${member.scope}/roles`, roleId, client, call, request), roleId);
}

async function rolesOf(
  path: string,
  roleId: unknown,
  client: UpstreamClient,
  call: Call,
  request: CallerRequest,
): Promise<Roles> {
  const cache = cacheOf(client);
  const key = fillPath(path, call.params);
  let roles = cache.get(key);
  // The role could have been created since the list was read.
  if (!roles?.known.has(roleId) || roles.expires < Date.now()) {
    const data = await readUpstream(client, path, call, request);
    roles = toRoles(data["roles"]);
    if (cache.size >= MAX_LISTS) {
      cache.clear();
    }
    cache.set(key, roles);
  }
  return roles;
}

function rejectOwner({ known, owners }: Roles, roleId: unknown): void {
  if (owners.has(roleId)) {
    throw new HttpError(403, "Transferring ownership is not allowed.");
  }
  if (!known.has(roleId)) {
    throw new HttpError(
      403,
      "The API does not list this role. It could be the Owner role, and transferring ownership is not allowed.",
    );
  }
}

function cacheOf(client: UpstreamClient): Map<string, Roles> {
  const cache = caches.get(client) ?? new Map<string, Roles>();
  caches.set(client, cache);
  return cache;
}

function toRoles(list: unknown): Roles {
  const roles = (Array.isArray(list) ? list : []).flatMap((role: unknown) => {
    const { id, name } = (role ?? {}) as { id?: unknown; name?: unknown };
    return typeof name === "string" ? [{ id, name }] : [];
  });
  // The API compares the names of preset roles without regard to case, so that no other role has this name.
  const owners = roles.filter(({ name }) => name.trim().toLowerCase() === "owner");
  return {
    known: new Set(roles.map(({ id }) => id)),
    owners: new Set(owners.map(({ id }) => id)),
    expires: Date.now() + LIFETIME_MS,
  };
}

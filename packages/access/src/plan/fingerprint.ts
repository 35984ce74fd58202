import { sha256 } from "../file/sha256.ts";
import type { Plan } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../model/snapshot.ts";
import { canonicalJson } from "./canonical-json.ts";
import { findObject, levelOf, splitKey } from "./object-keys.ts";
import { foldEmail } from "./text.ts";

/**
 * Hashes objects of an organization, to find out later whether they have changed. `scope` is a hash of which organization it is,
 * who has the roles, and which roles have the policies.
 *
 * @param objectKeys - such as `policy:<id>`, `role:<id>`, `member:<id>` and `project:<id>`; in a project `<projectId>/policy:<id>`
 */
export async function fingerprint(
  snapshot: OrganizationSnapshot,
  objectKeys: readonly string[],
): Promise<Plan["fingerprint"]> {
  const keys = [...new Set(objectKeys)].sort();
  const index = new Map<LevelSnapshot, LevelIndex>();
  // For a thousand small objects, `crypto.subtle` takes ten times as long.
  const hashes = keys.map((key) => [key, hashOf(findObject(snapshot, key))]);
  const uses = keys.map((key) => [key, findUsers(snapshot, key, index)] as const);
  const { host, id } = snapshot;
  return {
    objects: Object.fromEntries(hashes),
    scope: hashOf({ host, id, uses: uses.filter(([, users]) => users !== null) }),
  };
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value));
}

/** Who uses the objects of a level. */
interface LevelIndex {
  readonly holders: ReadonlyMap<string | null, readonly string[]>;
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** The ids of those who have a role, or of the roles that have a policy. */
function findUsers(
  snapshot: OrganizationSnapshot,
  key: string,
  indexes: Map<LevelSnapshot, LevelIndex>,
): readonly string[] | null {
  const { project, kind, name } = splitKey(key);
  const level = levelOf(snapshot, project);
  if (!level || (kind !== "role" && kind !== "policy")) {
    return null;
  }
  const index = indexes.get(level) ?? indexLevel(level);
  indexes.set(level, index);
  return (kind === "role" ? index.holders : index.roles).get(name) ?? [];
}

function indexLevel({ members, roles, invitations }: LevelSnapshot): LevelIndex {
  const holders = new Map<string | null, string[]>();
  for (const { id, roleId } of members ?? []) {
    add(holders, roleId, id);
  }
  // Everyone who is invited to a role gains what it gains.
  for (const { email, roleId } of invitations ?? []) {
    add(holders, roleId, `invited:${foldEmail(email)}`);
  }
  const users = new Map<string, string[]>();
  for (const { id, policyIds } of roles) {
    for (const policy of policyIds) {
      add(users, policy, id);
    }
  }
  for (const ids of [...holders.values(), ...users.values()]) {
    ids.sort();
  }
  return { holders, roles: users };
}

function add<Key>(map: Map<Key, string[]>, key: Key, value: string): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

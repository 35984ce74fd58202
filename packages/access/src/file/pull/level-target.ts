import type {
  Declared,
  DeclaredLevel,
  DeclaredPolicy,
  DeclaredRole,
} from "../../model/declaration.ts";
import type { LevelSnapshot, PolicySnapshot, RoleSnapshot } from "../../model/snapshot.ts";
import { comparable, groupBy } from "../comparable.ts";
import { matchNames } from "../match-names.ts";
import { compareNames, isEmpty, type Target, type TargetMap } from "../target.ts";

/** The kinds of objects in a level. */
export type LevelKind = "policies" | "roles" | "members";

/** Removes a key. */
export const REMOVE = Symbol("remove");

/** A live object with a name. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** Returns what the sections of a level should contain, in the order of the file. */
export function levelTarget(
  live: LevelSnapshot,
  declared: DeclaredLevel | undefined,
  kinds: readonly LevelKind[],
): Map<string, Target> {
  const target = new Map<string, Target>();
  const names = new Map(live.policies.map(({ id, name }) => [id, name]));
  if (kinds.includes("policies")) {
    const removed = declared?.removed.policies;
    const objects = without(live.policies, removed);
    target.set("policies", section(objects, declared?.policies ?? [], policyTarget));
  }
  if (kinds.includes("roles")) {
    const custom = without(
      live.roles.filter(({ preset }) => !preset),
      declared?.removed.roles,
    );
    target.set(
      "roles",
      section(custom, declared?.roles ?? [], (role, match) => roleTarget(role, match, names)),
    );
  }
  if (kinds.includes("members") && live.members !== null) {
    target.set("members", membersTarget(live, declared));
  }
  // An empty section is only written to empty it.
  return new Map(
    [...target].filter(([kind, content]) => !isEmpty(content) || isWritten(declared, kind)),
  );
}

function isWritten(declared: DeclaredLevel | undefined, kind: string): boolean {
  return (declared?.[kind as LevelKind].length ?? 0) > 0;
}

/** The content of an entry. `undefined` leaves a key as it is. */
export type Content = [key: string, content: Target | typeof REMOVE | undefined][];

/** Returns what a section of named objects should contain: each live object, and nothing else. */
export function section<L extends Named, D extends Declared>(
  live: readonly L[],
  declared: readonly D[],
  contentOf: (object: L, declared: D | undefined) => Content,
): TargetMap {
  const matches = new Map([...matchNames(declared, live)].map(([from, to]) => [to, from]));
  const alike = new Set(
    groupBy(live, ({ name }) => comparable(name))
      .filter((group) => group.length > 1)
      .flat(),
  );
  const renames = new Map<string, string>();
  const entries = new Map<string, Target>();
  for (const object of [...live].sort((a, b) => compareNames(a.name, b.name))) {
    const match = matches.get(object);
    if (match !== undefined && match.name !== object.name) {
      renames.set(match.name, object.name);
    }
    entries.set(
      object.name,
      entryTarget([
        ["id", alike.has(object) ? object.id : undefined],
        ["was", match?.was.includes(object.name) ? REMOVE : undefined],
        ...contentOf(object, match),
      ]),
    );
  }
  return { entries, exact: true, renames };
}

/** Leaves out objects that the file removes. */
export function without<L extends Named>(
  live: readonly L[],
  removed: readonly { readonly name: string }[] | undefined,
): L[] {
  const names = new Set((removed ?? []).map(({ name }) => name));
  return live.filter(({ name }) => !names.has(name));
}

function entryTarget(content: Content): TargetMap {
  const entries = new Map<string, Target>();
  for (const [key, value] of content) {
    if (value !== undefined && value !== REMOVE) {
      entries.set(key, value);
    }
  }
  const remove = content.filter(([, value]) => value === REMOVE).map(([key]) => key);
  return { entries, exact: false, remove };
}

function policyTarget(
  { description, permissions }: PolicySnapshot,
  declared: DeclaredPolicy | undefined,
): Content {
  return [
    ["description", descriptionTarget(description, declared?.description)],
    ["permissions", sortedNames(permissions.map(({ name }) => name))],
  ];
}

function roleTarget(
  { description, policyIds }: RoleSnapshot,
  declared: DeclaredRole | undefined,
  names: ReadonlyMap<string, string>,
): Content {
  const policies = policyIds.map((id) => names.get(id));
  const known = policies.filter((name) => name !== undefined);
  return [
    ["description", descriptionTarget(description, declared?.description)],
    ["policies", known.length === policies.length ? sortedNames(known) : undefined],
  ];
}

function descriptionTarget(
  live: string | null,
  declared: string | null | undefined,
): string | null | undefined {
  return live === null && declared === undefined ? undefined : live;
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names)].sort(compareNames);
}

function membersTarget(live: LevelSnapshot, declared: DeclaredLevel | undefined): TargetMap {
  const roles = new Map(live.roles.map(({ id, name }) => [id, name]));
  const written = new Map(declared?.members.map(({ email }) => [email.toLowerCase(), email]));
  const removed = new Set(declared?.removed.members.map(({ name }) => name.toLowerCase()));
  const entries = (live.members ?? []).flatMap(({ email, roleId }): [string, Target][] => {
    const role = roleId === null ? undefined : roles.get(roleId);
    const key = email.toLowerCase();
    return role === undefined || removed.has(key) ? [] : [[written.get(key) ?? email, role]];
  });
  entries.sort(([a], [b]) => compareNames(a, b));
  return { entries: new Map(entries), exact: true };
}

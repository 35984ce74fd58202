import type { DeclaredLevel, DeclaredPolicy, DeclaredRole } from "../../model/declaration.ts";
import type { LevelSnapshot, PolicySnapshot, RoleSnapshot } from "../../model/snapshot.ts";
import { compareNames, isEmpty, type Target, type TargetMap } from "../target.ts";
import { type Content, section, without } from "./section.ts";

/** The kinds of objects in a level. */
export type LevelKind = "policies" | "roles" | "members";

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

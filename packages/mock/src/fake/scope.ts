import type { Level } from "./levels.ts";
import type {
  ApiKey,
  Invitation,
  Member,
  NamedReference,
  Permission,
  Policy,
  Role,
} from "./types.ts";

/** A role of the organization or of a project. */
export type ScopedRole = Role & { readonly projectId?: string | null };
/** A member of the organization or of a project. */
export type ScopedMember = Member & { readonly projectRole?: NamedReference | null };
/** An invitation to the organization or to a project. */
export type ScopedInvitation = Invitation & { readonly projectRoleId?: string | null };

/** The resources that the organization and each project have. */
export interface Resources {
  readonly policies: readonly Policy[];
  readonly roles: readonly ScopedRole[];
  readonly members: readonly ScopedMember[];
  readonly invitations: readonly ScopedInvitation[];
  readonly apiKeys: readonly ApiKey[];
}

/** The organization or a project, with its current resources. */
export interface Scope extends Mutable<Resources> {
  readonly level: Level;
  readonly id: string;
  /** The catalog of the level. */
  readonly permissions: readonly Permission[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Finds an item by its id. */
export function findById<T extends { readonly id: string | number }>(
  items: readonly T[],
  id: unknown,
): T | undefined {
  return items.find((item) => item.id === id);
}

/** Replaces an item, or adds it if `known` is `undefined`. */
export function put<T>(items: readonly T[], known: T | undefined, item: T): readonly T[] {
  return known ? items.map((one) => (one === known ? item : one)) : [...items, item];
}

/** The id and name by which other resources refer to a resource. */
export function toReference({ id, name }: NamedReference): NamedReference {
  return { id, name };
}

/** Whether a role is predefined. */
export function isPreset(level: Level, role: ScopedRole): boolean {
  return role[level.ownId] === null;
}

/** Returns the preset role with this name, if the scope has one. */
export function findPreset({ level, roles }: Scope, name: string): ScopedRole | undefined {
  return roles.find((role) => isPreset(level, role) && role.name === name);
}

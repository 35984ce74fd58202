import type { Position } from "./position.ts";

/** The kinds of objects that a file can manage. */
export type Kind = "policies" | "roles" | "members" | "projects" | "governance";

/**
 * How a kind is managed.
 *
 * - `off`: nothing of this kind is read for changes or changed.
 * - `declared`: only what the file names is created and changed. Only `removed` deletes.
 * - `exclusive`: what the file does not name is deleted, where the file has the key. Requires `limits`.
 */
export type ManageMode = "off" | "declared" | "exclusive";

/** What every declared object has. */
export interface Declared {
  readonly name: string;
  /** Selects the live object if several have the name. */
  readonly id?: string | undefined;
  /** Former names. The object keeps its id. */
  readonly was: readonly string[];
  readonly at: Position;
}

/** A policy in a file. */
export interface DeclaredPolicy extends Declared {
  /** `undefined` keeps the live description, `null` clears it. */
  readonly description?: string | null | undefined;
  /** Permission names. `undefined` keeps the live ones; an empty list grants nothing. */
  readonly permissions?: readonly DeclaredName[] | undefined;
}

/** A role in a file. */
export interface DeclaredRole extends Declared {
  readonly description?: string | null | undefined;
  /** Policy names. `undefined` keeps the live ones. */
  readonly policies?: readonly DeclaredName[] | undefined;
}

/** A name in a list, with its place. */
export interface DeclaredName {
  readonly name: string;
  readonly at: Position;
}

/** A member's role in a file. */
export interface DeclaredMember {
  readonly email: string;
  readonly role: string;
  readonly at: Position;
}

/** The policies, roles and members of one level in a file. */
export interface DeclaredLevel {
  readonly policies: readonly DeclaredPolicy[];
  readonly roles: readonly DeclaredRole[];
  readonly members: readonly DeclaredMember[];
  /** The keys that the file does not have. What they would list is not managed. @default none */
  readonly absent?: readonly Kind[] | undefined;
  readonly removed: {
    readonly policies: readonly DeclaredName[];
    readonly roles: readonly DeclaredName[];
    /** E-mail addresses to remove from the level. */
    readonly members: readonly DeclaredName[];
  };
}

/** A project in a file. */
export interface DeclaredProject extends Declared {
  /** The API cannot clear a project's description: `null` is rejected by validation. */
  readonly description?: string | undefined;
  /** Names of governance policies: at most one. `undefined` keeps the live one, an empty list unassigns it. */
  readonly governance?: readonly DeclaredName[] | undefined;
  readonly level: DeclaredLevel;
}

/** The brakes. `undefined` fields have no limit, unless the plan sets a default. */
export interface Limits {
  /** The most objects that a plan may delete: a number, or a share such as `"10%"`. */
  readonly deletions?: number | string | undefined;
  /** The most member × permission pairs that may be lost. */
  readonly losePairs?: number | string | undefined;
  /** The most member × sensitive permission pairs that may be gained. @default 0 */
  readonly gainSensitivePairs?: number | undefined;
  /** The fewest holders of a permission, after every step. @default `{ "iam:manage": 1 }` */
  readonly keepHolders?: Readonly<Record<string, number>> | undefined;
}

/**
 * Who an assertion is about: `any` member, the holders of a role, or one person.
 */
export type Subject = "any" | { readonly role: string } | { readonly member: string };

/** A statement about effective access that must hold before, after and between the steps. `permission` may contain `*`. */
export type Assertion = {
  readonly name: string;
  /** `null`: the organization. */
  readonly project: string | null;
  readonly at: Position;
} & (
  | { readonly never: { readonly subject: Subject; readonly holds: string } }
  | { readonly always: { readonly subject: Subject; readonly holds: string } }
  | { readonly atLeast: number; readonly subject: Subject; readonly hold: string }
  | { readonly atMost: number; readonly subject: Subject; readonly hold: string }
  | { readonly noneExcept: readonly string[]; readonly hold: string }
);

/** The content of one or several files, merged and validated. */
export interface Declaration {
  readonly version: 1;
  readonly organization: { readonly id?: string | undefined; readonly name?: string | undefined };
  readonly manage: Readonly<Record<Kind, ManageMode>>;
  /** Permissions whose gain is limited and marked. @default SENSITIVE_PERMISSIONS */
  readonly sensitive: readonly string[];
  readonly limits: Limits;
  /** Members whose role is never changed and who are never removed, by e-mail address. */
  readonly protected: readonly string[];
  readonly level: DeclaredLevel;
  readonly projects: readonly DeclaredProject[];
  readonly removedProjects: readonly DeclaredName[];
  readonly assertions: readonly Assertion[];
  readonly files: readonly SourceFile[];
}

/** A file that was parsed. */
export interface SourceFile {
  readonly path: string;
  readonly sha256: string;
}

import type { DeclaredLevel, ManageMode } from "../../model/declaration.ts";
import type { Position } from "../../model/position.ts";
import type { LevelSnapshot, PermissionName, Problem } from "../../model/snapshot.ts";
import { printable } from "../printable.ts";

/** More problems are not looked for: suggestions take time. */
const MAX_PROBLEMS = 100;

/** Collects problems. */
export interface Checks {
  readonly problems: Problem[];
  /** Adds a problem. The message is only written if it is needed. */
  add(at: Position | null, message: () => string): void;
}

/** A level of a file with its live counterpart. */
export interface LevelChecks extends Checks {
  readonly level: DeclaredLevel;
  /** `undefined`: unknown, because nothing was read or the project is new. */
  readonly live: LevelSnapshot | undefined;
  /** Where the level is, such as `in the project "Checkout"`. Empty for the organization. */
  readonly place: string;
  readonly presets: readonly string[];
  readonly modes: { readonly policies: ManageMode; readonly roles: ManageMode };
}

/** Starts to collect problems. */
export function createChecks(): Checks {
  const problems: Problem[] = [];
  return {
    problems,
    add: (at, message) => {
      if (problems.length < MAX_PROBLEMS) {
        problems.push({ message: printable(message()), at });
      }
    },
  };
}

/** Returns the names of permissions. */
export function namesOf(permissions: readonly PermissionName[]): string[] {
  return permissions.map(({ name }) => name);
}

/** Lists live objects with their ids. */
export function listIds(
  objects: readonly { readonly id: string; readonly name: string }[],
): string {
  return objects.map(({ id, name }) => `${JSON.stringify(name)} (id ${id})`).join(", ");
}

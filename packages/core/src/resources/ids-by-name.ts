import type { NamedReference } from "../types.gen.ts";
import { checkKnownNames } from "../utils/did-you-mean.ts";
import type { Noun } from "./collection/collection.ts";
import { PLURALS, selectOnly } from "./collection/find.ts";

/**
 * Finds the ids of resources by exact name.
 *
 * @throws {ConfidentArgumentError} if a name is unknown; the message suggests similar names.
 * @throws {ConfidentConflictError} if several resources have the same name; the message lists their ids.
 */
export function idsByName(
  noun: Noun,
  rows: readonly NamedReference[],
  names: readonly string[],
): string[] {
  checkKnownNames(
    noun,
    names,
    rows.map((row) => row.name),
  );
  const advice = "Pass an id instead of the name.";
  return names.flatMap((name) => selectOnly(rows, name, PLURALS[noun], advice)?.id ?? []);
}

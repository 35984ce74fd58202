import { ConfidentArgumentError, ConfidentConflictError } from "../errors.ts";
import type { NamedReference } from "../types.gen.ts";
import { notFoundMessage } from "../utils/did-you-mean.ts";

/**
 * Finds the ids of resources by their names, in exactly this spelling.
 *
 * @param kind - what is looked for, such as "role"
 * @throws {ConfidentArgumentError} if a name is unknown; the message suggests close names.
 * @throws {ConfidentConflictError} if several resources have a name; the message lists their ids.
 */
export function idsByName(
  kind: string,
  rows: readonly NamedReference[],
  names: readonly string[],
): string[] {
  const known = rows.map((row) => row.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ConfidentArgumentError(
      unknown.map((name) => notFoundMessage(kind, name, known)).join(" "),
    );
  }
  return names.map((name) => onlyId(kind, name, rows));
}

function onlyId(kind: string, name: string, rows: readonly NamedReference[]): string {
  const ids = rows.filter((row) => row.name === name).map(({ id }) => id);
  const [id = "", ...others] = ids;
  if (others.length > 0) {
    const list = ids.map((one) => JSON.stringify(one)).join(", ");
    throw new ConfidentConflictError(
      `The name ${JSON.stringify(name)} belongs to several: ${list}. Pass the id of the ${kind}.`,
      { delivery: "answered" },
    );
  }
  return id;
}

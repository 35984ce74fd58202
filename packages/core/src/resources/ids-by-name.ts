import { ConfidentArgumentError, ConfidentConflictError } from "../errors.ts";
import type { NamedReference } from "../types.gen.ts";
import { notFoundMessage } from "../utils/did-you-mean.ts";

const PLURALS = { policy: "policies", role: "roles" };

/**
 * Finds the ids of resources by exact name.
 *
 * @throws {ConfidentArgumentError} if a name is unknown; the message suggests similar names.
 * @throws {ConfidentConflictError} if several resources have a name; the message lists their ids.
 */
export function idsByName(
  kind: keyof typeof PLURALS,
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

function onlyId(kind: keyof typeof PLURALS, name: string, rows: readonly NamedReference[]): string {
  const ids = rows.filter((row) => row.name === name).map(({ id }) => id);
  const [id = "", ...others] = ids;
  if (others.length > 0) {
    const list = ids.map((one) => JSON.stringify(one)).join(", ");
    throw new ConfidentConflictError(
      `Several ${PLURALS[kind]} are named ${JSON.stringify(name)}: ${list}. Pass an id instead of the name.`,
      { delivery: "answered" },
    );
  }
  return id;
}

import { ConfidentArgumentError } from "../errors.ts";

/** Characters. Longer names are not compared, because that would be slow. */
const MAX_LENGTH = 100;
const MAX_CANDIDATES = 1_000;

/** Says that a name is unknown, and suggests similar names. */
export function notFoundMessage(kind: string, name: string, known: readonly string[]): string {
  const close = closest(name, known).map((candidate) => JSON.stringify(candidate));
  const hint = close.length > 0 ? ` Did you mean ${close.join(" or ")}?` : "";
  return `No ${kind} is named ${JSON.stringify(name)}.${hint}`;
}

/** @throws {ConfidentArgumentError} if a name is unknown. The message suggests similar names. */
export function checkKnownNames(
  kind: string,
  names: readonly string[],
  known: readonly string[],
): void {
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new ConfidentArgumentError(
      unknown.map((name) => notFoundMessage(kind, name, known)).join(" "),
    );
  }
}

// Returns similar known names, the most likely first.
function closest(name: string, known: readonly string[]): string[] {
  if (name.length > MAX_LENGTH) {
    return [];
  }
  return known
    .filter((candidate) => candidate.length <= MAX_LENGTH)
    .slice(0, MAX_CANDIDATES)
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, edits }) => edits <= candidate.length / 2)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

// Levenshtein distance: how many letters to insert, remove or replace.
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 0; line < from.length; line++) {
    const next = [line + 1];
    for (let column = 0; column < to.length; column++) {
      const replace = (row[column] as number) + Number(from[line] !== to[column]);
      const remove = (row[column + 1] as number) + 1;
      next.push(Math.min(replace, remove, (next[column] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

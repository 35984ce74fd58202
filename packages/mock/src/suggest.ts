/**
 * Returns the known name that is closest to a misspelled or abbreviated one, if any.
 *
 * @param maxEdits - how many letters can differ, at most half of the known name
 */
export function suggest(
  name: string,
  known: readonly string[],
  maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
  const [closest] = known
    .map((candidate) => ({
      candidate,
      edits: candidate.startsWith(name) ? 0 : distance(name, candidate),
    }))
    .filter(({ candidate, edits }) => edits <= Math.min(maxEdits, candidate.length / 2))
    .sort((a, b) => a.edits - b.edits);
  return closest?.candidate;
}

/** The Levenshtein distance: the number of letters to insert, remove or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (const [column, other] of [...to].entries()) {
      const replace = (row[column] as number) + Number(letter !== other);
      const remove = (row[column + 1] as number) + 1;
      next.push(Math.min(replace, remove, (next[column] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}

/** Letters; longer names are no misspelling of each other, and would take long to compare. */
const LONGEST = 100;
const MOST_COMPARED = 1_000;

/** Says that there is no such thing, and what may have been meant. */
export function explainUnknown(kind: string, name: string, known: readonly string[]): string {
  const close = nearest(name, known).map((candidate) => JSON.stringify(candidate));
  const hint = close.length > 0 ? ` Did you mean ${close.join(" or ")}?` : "";
  return `There is no ${kind} named ${JSON.stringify(name)}.${hint}`;
}

// Those of the known names that the given one may be a misspelling of, the likeliest first.
function nearest(name: string, known: readonly string[]): string[] {
  if (name.length > LONGEST) {
    return [];
  }
  return known
    .filter((candidate) => candidate.length <= LONGEST)
    .slice(0, MOST_COMPARED)
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .filter(({ candidate, edits }) => edits <= candidate.length / 2)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

// Levenshtein's: how many letters to insert, remove or replace.
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

/** Returns the known name that a misspelled one most likely means. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: editsBetween(name.toLowerCase(), candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, candidate.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate ?? onlyExtension(name, known);
}

/** `plan` for `pl`, if no other name starts with it. */
function onlyExtension(name: string, known: readonly string[]): string | undefined {
  const longer = known.filter((candidate) => name !== "" && candidate.startsWith(name));
  return longer.length === 1 ? longer[0] : undefined;
}

/** How many letters to insert, remove, replace or swap with a neighbor. */
function editsBetween(from: string, to: string): number {
  let [previous, row]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let line = 0; line < from.length; line++) {
    const next = [line + 1];
    for (let column = 0; column < to.length; column++) {
      const replaced = cell(row, column) + Number(from[line] !== to[column]);
      const swapped = isSwap(from, line, to, column) ? cell(previous, column - 1) + 1 : replaced;
      next.push(Math.min(replaced, swapped, cell(row, column + 1) + 1, cell(next, column) + 1));
    }
    [previous, row] = [row, next];
  }
  return cell(row, to.length);
}

function isSwap(from: string, line: number, to: string, column: number): boolean {
  return line > 0 && column > 0 && from[line] === to[column - 1] && from[line - 1] === to[column];
}

function cell(row: readonly number[] | undefined, column: number): number {
  return row?.[column] ?? Number.POSITIVE_INFINITY;
}

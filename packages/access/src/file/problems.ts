import type { Position } from "../model/position.ts";
import type { Problem } from "../model/snapshot.ts";
import { printable } from "./printable.ts";

/** Characters. A longer line is cut. */
const MAX_LINE = 200;

/** More problems of a file are only counted. */
const MAX_PROBLEMS = 200;

/** A file, and the problems that were found in it. */
export interface Report {
  readonly path: string;
  readonly problems: readonly Problem[];
  /** How many problems were added. */
  readonly count: number;
  /** Turns an offset in the text into a line and a column. */
  at(offset: number): Position;
  /** Returns a line for messages. */
  lineAt(line: number): string;
  /**
   * Adds a problem with its line. `where` is an offset in the text, or a position from `at`. A function is only called if the
   * message is needed: suggestions take time.
   */
  add(where: number | Position, message: string | (() => string)): void;
}

/** Starts a report about a file. */
export function createReport(path: string, text: string): Report {
  const starts = lineStarts(text);
  const problems: Problem[] = [];
  let count = 0;
  const at = (offset: number): Position => {
    const index = lastStart(starts, offset);
    return { file: path, line: index + 1, column: offset - (starts[index] as number) + 1 };
  };
  const lineAt = (line: number) => lineOf(text, starts, line);
  const add: Report["add"] = (where, message) => {
    count++;
    if (problems.length < MAX_PROBLEMS) {
      const position = typeof where === "number" ? at(where) : where;
      const line = lineAt(position.line);
      const content = typeof message === "string" ? message : message();
      problems.push({ message: printable(content), at: position, line });
    }
  };
  return {
    path,
    problems,
    get count() {
      return count;
    },
    at,
    lineAt,
    add,
  };
}

/** Returns a position as editors and terminals recognize it. */
export function showPosition({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}

function lineOf(text: string, starts: readonly number[], line: number): string {
  const start = starts[line - 1] as number;
  const end = Math.min(starts[line] ?? text.length, start + MAX_LINE + 1);
  const shown = text.slice(start, end).replace(/\r?\n$/, "");
  return printable(shown.length > MAX_LINE ? `${shown.slice(0, MAX_LINE)}…` : shown);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf("\n"); next >= 0; next = text.indexOf("\n", next + 1)) {
    starts.push(next + 1);
  }
  return starts;
}

function lastStart(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] as number) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

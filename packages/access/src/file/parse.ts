import type { Declaration } from "../model/declaration.ts";
import type { Problem } from "../model/snapshot.ts";
import { findDuplicates } from "./duplicates.ts";
import { merge } from "./merge.ts";
import { readFile } from "./read-file.ts";
import { sha256 } from "./sha256.ts";

/** More problems are only counted. */
const MAX_PROBLEMS = 100;

/** A file to parse. */
export interface Source {
  /** Only for messages and positions. */
  readonly path: string;
  readonly text: string;
}

/** The result of `parse`. */
export interface ParseResult {
  /** `null` if there are problems. */
  readonly declaration: Declaration | null;
  readonly problems: readonly Problem[];
}

/**
 * Parses files and merges them. Checks syntax, keys, types and duplicates; `validate` checks the rest. Reports several
 * problems at a time, each with its file, line, column and the line itself.
 */
export function parse(sources: readonly Source[]): ParseResult {
  if (sources.length === 0) {
    return { declaration: null, problems: [{ message: "There is no file to read.", at: null }] };
  }
  const contents = sources.map(({ path, text }) => readFile(path, text));
  findDuplicates(contents);
  const problems = contents.flatMap(({ report }) => report.problems);
  if (problems.length > 0) {
    return { declaration: null, problems: limit(problems) };
  }
  const files = sources.map(({ path, text }) => ({ path, sha256: sha256(text) }));
  return { declaration: merge(contents, files), problems };
}

function limit(problems: readonly Problem[]): readonly Problem[] {
  const more = problems.length - MAX_PROBLEMS;
  return more > 0
    ? [...problems.slice(0, MAX_PROBLEMS), { message: `${more} more problems.`, at: null }]
    : problems;
}

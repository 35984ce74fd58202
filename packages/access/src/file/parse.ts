import type { Declaration } from "../model/declaration.ts";
import type { Problem } from "../model/snapshot.ts";
import { findDuplicates } from "./duplicates.ts";
import { merge } from "./merge.ts";
import type { Report } from "./problems.ts";
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
  if (contents.some(({ report }) => report.count > 0)) {
    return { declaration: null, problems: collect(contents.map(({ report }) => report)) };
  }
  const files = sources.map(({ path, text }) => ({ path, sha256: sha256(text) }));
  return { declaration: merge(contents, files), problems: [] };
}

function collect(reports: readonly Report[]): readonly Problem[] {
  const count = reports.reduce((sum, report) => sum + report.count, 0);
  const shown = reports.flatMap(sorted).slice(0, MAX_PROBLEMS);
  const more = count - shown.length;
  return more > 0 ? [...shown, { message: `${more} more problems.`, at: null }] : shown;
}

function sorted({ problems }: Report): Problem[] {
  return [...problems].sort((a, b) => line(a) - line(b) || column(a) - column(b));
}

function line({ at }: Problem): number {
  return at?.line ?? 0;
}

function column({ at }: Problem): number {
  return at?.column ?? 0;
}

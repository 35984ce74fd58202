import { findTooDeep } from "./find-too-deep.ts";
import type { Report } from "./problems.ts";

/** Characters. */
const MAX_SIZE = 5_000_000;

/** The parser exhausts the stack, and ends the process, at several thousand levels. */
const MAX_DEPTH = 64;

/** Finds what must not reach the YAML parser, or what it would explain badly. Returns whether the text may be parsed. */
export function checkText(text: string, report: Report): boolean {
  const found = report.count;
  if (text.length > MAX_SIZE) {
    report.add(0, `The file is larger than ${MAX_SIZE / 1_000_000} MB.`);
  } else if (text.startsWith("\uFEFF")) {
    report.add(0, "The file starts with a byte order mark. Save it as UTF-8 without one.");
  } else if (text.includes("\0") || text.includes("\uFFFD")) {
    report.add(text.search(/[\0\uFFFD]/), "The file is not UTF-8 text.");
  } else {
    checkConflicts(text, report);
    checkDepth(text, report);
  }
  return report.count === found;
}

function checkConflicts(text: string, report: Report): void {
  for (const match of text.matchAll(/^(?:<{7}|>{7})(?=[ \r\n]|$)/gm)) {
    report.add(match.index, "This is a merge conflict marker. Resolve the conflict.");
  }
}

function checkDepth(text: string, report: Report): void {
  const offset = findTooDeep(text, MAX_DEPTH);
  if (offset !== undefined) {
    report.add(offset, `The file is nested more than ${MAX_DEPTH} levels deep.`);
  }
}

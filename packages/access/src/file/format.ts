import type { Node } from "yaml";
import { InvalidFileError } from "../model/errors.ts";
import { eolOf, lineStart } from "./edits.ts";
import { reorder } from "./format/reorder.ts";
import { FILE } from "./format/shapes.ts";
import { createDraft, startOf, toTarget } from "./nodes.ts";
import { parse } from "./parse.ts";
import { compareNames, isTargetMap, type Target } from "./target.ts";

/**
 * Puts the keys of a file into the usual order, and names into alphabetical order. Comments move with what is below them,
 * and blank lines stay where they are. What a list means by its order, such as `assert`, keeps it.
 *
 * @param path - only for messages
 * @throws {InvalidFileError} if the file is invalid
 */
export function format(text: string, path = "access.yaml"): string {
  const { problems } = parse([{ path, text }]);
  if (problems.length > 0) {
    throw new InvalidFileError(problems);
  }
  const eol = eolOf(text);
  const source = text.endsWith("\n") ? text : text + eol;
  const draft = createDraft(source);
  const root = draft.root as Node; // `parse` rejects empty files
  const start = startOfRoot(source, startOf(root));
  const formatted = source.slice(0, start) + reorder(root, FILE, start, source.length, draft);
  // An alias must not move before its anchor.
  return meaningOf(formatted) === meaningOf(source) ? formatted : text;
}

/** The content in an order that does not depend on the file. */
function meaningOf(text: string): string {
  const draft = createDraft(text);
  return draft.root === null ? "" : JSON.stringify(canonical(toTarget(draft.root, draft)));
}

function canonical(target: Target): unknown {
  if (isTargetMap(target)) {
    const entries = [...target.entries].map(([key, value]) => [key, canonical(value)] as const);
    return entries.sort(([a], [b]) => compareNames(a, b));
  }
  return Array.isArray(target) ? [...target].sort(compareNames) : target;
}

/** Comments at the top belong to the file, except those right above the first key. */
function startOfRoot(text: string, offset: number): number {
  const first = lineStart(text, offset);
  const blank = text.slice(0, first).lastIndexOf("\n\n");
  return blank < 0 ? first : blank + 2;
}

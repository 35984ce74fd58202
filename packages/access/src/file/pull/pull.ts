import { isMap } from "yaml";
import type { Declaration, Kind } from "../../model/declaration.ts";
import { IncompleteReadError, InvalidFileError } from "../../model/errors.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import { applyEdits, eolOf } from "../edits.ts";
import { createDraft } from "../nodes.ts";
import { parse } from "../parse.ts";
import { KINDS } from "../read-settings.ts";
import type { TargetMap } from "../target.ts";
import { checkDuplicates } from "./check-duplicates.ts";
import { expandAliases } from "./expand-aliases.ts";
import { fileTarget } from "./file-target.ts";
import { newFile } from "./new-file.ts";
import { syncMap } from "./sync.ts";

/** An edit of a list with an anchor also changes its aliases. They are edited in the next round. */
const MAX_ROUNDS = 5;

/** Options of `pull`. */
export interface PullOptions {
  /** The kinds to write. @default every kind that the snapshot contains and the file does not turn off */
  readonly only?: readonly Kind[] | undefined;
  /** The path of the file, for messages. */
  readonly path: string;
}

/**
 * Writes what a snapshot contains into a file, so that the file says what the organization has. Returns the new text.
 *
 * Without a text, it writes a new file. Otherwise it changes only what differs and keeps every other character, comments
 * included. Objects under `removed` are not written.
 *
 * @throws {InvalidFileError} if the text is invalid, or if several live objects have the same name
 * @throws {IncompleteReadError} if a list was not read completely: what is missing would be removed from the file
 */
export function pull(
  snapshot: OrganizationSnapshot,
  text: string | null,
  options: PullOptions,
): string {
  checkComplete(snapshot);
  const declaration = text === null ? null : parsed(text, options.path);
  const kinds = options.only ?? KINDS.filter((kind) => declaration?.manage[kind] !== "off");
  checkDuplicates(snapshot, kinds);
  const target = fileTarget(snapshot, declaration, kinds);
  if (text === null) {
    const created = newFile(snapshot, target);
    parsed(created, options.path);
    return created;
  }
  const { path } = options;
  const result = splice(text, target, path) ?? splice(expandAliases(text), target, path);
  if (result === null) {
    const message = "The file could not be changed in place. Write a new one, and compare.";
    throw new InvalidFileError([{ message, at: { file: path, line: 1, column: 1 } }]);
  }
  return result;
}

function checkComplete({ reads }: OrganizationSnapshot): void {
  const incomplete = reads.filter(({ complete }) => !complete).map(({ operation }) => operation);
  if (incomplete.length > 0) {
    const lists = [...new Set(incomplete)].join(", ");
    throw new IncompleteReadError(`Not read completely: ${lists}. Nothing is written. Try again.`);
  }
}

function parsed(text: string, path: string): Declaration {
  const { declaration, problems } = parse([{ path, text }]);
  if (declaration === null) {
    throw new InvalidFileError(problems);
  }
  return declaration;
}

/** Returns `null` if the edits do not lead to the target: they removed the anchor of an alias. */
function splice(text: string, target: TargetMap, path: string): string | null {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = spliceOnce(current, target);
    if (next === current) {
      return parse([{ path, text: current }]).declaration === null ? null : current;
    }
    current = next;
  }
  return null;
}

function spliceOnce(original: string, target: TargetMap): string {
  const text = original.endsWith("\n") ? original : original + eolOf(original);
  const draft = createDraft(text);
  if (!isMap(draft.root)) {
    return original;
  }
  syncMap(draft.root, null, target, draft);
  return draft.edits.length === 0 ? original : applyEdits(text, draft.edits);
}

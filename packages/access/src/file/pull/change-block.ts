import { isMap, isSeq, type Node } from "yaml";
import { lineStart, nextLine } from "../edits.ts";
import { type Collection, type Draft, endOf, type Part } from "../nodes.ts";
import type { Target } from "../target.ts";
import { renderEntry, renderItem } from "./render.ts";

/** Which entries of a mapping, or items of a list, are removed and added. */
export interface PartChanges {
  readonly node: Collection;
  /** The key of the collection. `null` at the root of a file. */
  readonly owner: Node | null;
  readonly parts: readonly Part[];
  readonly isGone: (part: Part) => boolean;
  /** Every name of the target in its order. Only those without a part are added. */
  readonly wanted: readonly (readonly [string, Target])[];
}

/** Removes and adds complete lines of a collection without braces or brackets. */
export function changeBlock(changes: PartChanges, draft: Draft): void {
  const { node, owner, parts, isGone } = changes;
  const added = addParts(changes, draft);
  const empty = isSeq(node) ? " []" : " {}";
  const isEmptied = owner !== null && added === 0 && parts.every(isGone);
  const colon = isEmptied ? draft.text.indexOf(":", owner.range?.[1]) + 1 : 0;
  if (isEmptied && (node.anchor !== undefined || node.tag !== undefined)) {
    // The anchor may be in any line before the first part.
    draft.edits.push({ start: colon, end: endOf(node, draft), text: empty });
    return;
  }
  if (isEmptied) {
    draft.edits.push({ start: colon, end: colon, text: empty });
  }
  for (const part of parts.filter(isGone)) {
    const start = lineStart(draft.text, firstOffset(part, node, draft));
    draft.edits.push({ start, end: nextLine(draft.text, part.end), text: "" });
  }
}

/** Adds each part after the one that comes before it in the target, or before the one that comes after it. */
function addParts(changes: PartChanges, draft: Draft): number {
  const { parts, wanted } = changes;
  const indexes = new Map(parts.map(({ name }, index) => [name, index]));
  const present = wanted.map(([name]) => indexes.get(name)).find((index) => index !== undefined);
  let previous = (present ?? parts.length) - 1;
  let added = 0;
  for (const [name, target] of wanted) {
    const index = indexes.get(name);
    if (index === undefined) {
      const offset = offsetAfter(previous, changes, draft);
      const text = render(name, target, changes, draft);
      draft.edits.push({ start: offset, end: offset, text });
      added++;
    } else {
      previous = index;
    }
  }
  return added;
}

function offsetAfter(index: number, { node, owner, parts }: PartChanges, draft: Draft): number {
  const part = parts[index];
  if (part !== undefined) {
    return nextLine(draft.text, part.end);
  }
  return owner === null
    ? lineStart(draft.text, firstOffset(parts[0] as Part, node, draft))
    : nextLine(draft.text, owner.range?.[1] ?? 0);
}

function render(name: string, target: Target, { node, parts }: PartChanges, draft: Draft): string {
  const first = firstOffset(parts[0] as Part, node, draft);
  const indent = first - lineStart(draft.text, first);
  return isMap(node)
    ? renderEntry(name, target, indent, draft.eol)
    : renderItem(name, indent, draft.eol);
}

/** Where the key, or the dash, of a part is. */
function firstOffset(part: Part, node: Collection, draft: Draft): number {
  return isMap(node) ? part.start : draft.text.lastIndexOf("-", part.start - 1);
}

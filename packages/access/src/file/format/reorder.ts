import { isMap, isSeq, type Node } from "yaml";
import { lineStart, nextLine } from "../edits.ts";
import {
  type Collection,
  type Draft,
  endOf,
  isBlock,
  type Part,
  partsOf,
  startOf,
} from "../nodes.ts";
import { compareNames } from "../target.ts";
import { type Shape, shapeOf } from "./shapes.ts";

/** Returns the text from `start` to `end`, with the parts of the node within in order. */
export function reorder(
  node: Node,
  shape: Shape,
  start: number,
  end: number,
  draft: Draft,
): string {
  if (!(isMap(node) || isSeq(node)) || node.items.length === 0) {
    return draft.text.slice(start, end);
  }
  const parts = partsOf(node, draft);
  const bounds = isBlock(node) ? blockBounds(parts, start, draft) : flowBounds(parts);
  const texts = parts.map((part, index) => {
    const [from, to] = bounds[index] as [number, number];
    return formatPart(part, shape, from, to, draft);
  });
  const order = canMove(node, parts) ? sorted(parts, shape) : parts.map((_, index) => index);
  let result = "";
  let position = start;
  for (const [slot, index] of order.entries()) {
    const [from, to] = bounds[slot] as [number, number];
    result += draft.text.slice(position, from) + texts[index];
    position = to;
  }
  return result + draft.text.slice(position, end);
}

/** Complete lines. Comments belong to the part below them, and blank lines stay where they are. */
function blockBounds(parts: readonly Part[], start: number, draft: Draft): [number, number][] {
  let previous = start;
  return parts.map((part): [number, number] => {
    const from = skipBlankLines(previous, lineStart(draft.text, part.start), draft.text);
    previous = nextLine(draft.text, part.end);
    return [from, previous];
  });
}

function skipBlankLines(start: number, end: number, text: string): number {
  let position = start;
  while (position < end) {
    const next = nextLine(text, position + 1);
    if (text.slice(position, next).trim() !== "") {
      break;
    }
    position = next;
  }
  return Math.min(position, end);
}

function flowBounds(parts: readonly Part[]): [number, number][] {
  return parts.map(({ start, end }) => [start, end]);
}

function formatPart(part: Part, shape: Shape, start: number, end: number, draft: Draft): string {
  const { text } = draft;
  const inList = part.value === null;
  const value = part.value ?? part.key;
  const inner = inList ? shape.each : shapeOf(shape, part.name);
  // A mapping beside the dash of a list does not consist of complete lines.
  if (inner === undefined || (isBlock(value) && inList)) {
    return text.slice(start, end);
  }
  const from = isBlock(value) ? nextLine(text, part.key.range?.[1] ?? 0) : startOf(value);
  const to = isBlock(value) ? end : endOf(value, draft);
  return text.slice(start, from) + reorder(value, inner, from, to, draft) + text.slice(to, end);
}

/** Anchors and tags are outside of the range of a part. */
function canMove(node: Collection, parts: readonly Part[]): boolean {
  const hasProperties = ({ key }: Part) =>
    "anchor" in key && (key.anchor !== undefined || key.tag !== undefined);
  return isBlock(node) || !parts.some(hasProperties);
}

function sorted(parts: readonly Part[], { order }: Shape): number[] {
  const indexes = parts.map((_, index) => index);
  if (order === "none") {
    return indexes;
  }
  const name = (index: number) => (parts[index] as Part).name;
  const rank = (index: number) => (order === "names" ? 0 : order.indexOf(name(index)));
  return indexes.sort(
    (a, b) => rank(a) - rank(b) || (order === "names" ? compareNames(name(a), name(b)) : 0),
  );
}

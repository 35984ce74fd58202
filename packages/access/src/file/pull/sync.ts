import { isMap, isSeq, type Node, type YAMLMap } from "yaml";
import { lineStart } from "../edits.ts";
import { type Draft, isBlock, type Part, partsOf, startOf } from "../nodes.ts";
import { quote } from "../quote.ts";
import { isTargetMap, type Target, type TargetMap } from "../target.ts";
import { changeBlock, type PartChanges } from "./change-block.ts";
import { changeFlow, rewriteFlow } from "./change-flow.ts";
import { isGone, matches } from "./matches.ts";
import { renderFlow, renderValue } from "./render.ts";

/** Adds the edits that give a mapping the content of a target. `owner` is its key. */
export function syncMap(node: YAMLMap, owner: Node | null, target: TargetMap, draft: Draft): void {
  const parts = partsOf(node, draft).map((part) => ({
    ...part,
    name: target.renames?.get(part.name) ?? part.name,
    formerName: part.name,
  }));
  const gone = (part: Part) => isGone(part.name, target);
  const changes = { node, owner, parts, isGone: gone, wanted: [...target.entries] };
  if (!isBlock(node) && rewriteFlow(changes, draft)) {
    return;
  }
  for (const part of parts.filter((candidate) => !gone(candidate))) {
    if (part.name !== part.formerName) {
      replace(part.key, quote(part.name), draft);
    }
    const wanted = target.entries.get(part.name);
    if (wanted !== undefined && !matches(part.value, wanted, draft)) {
      syncValue(part, wanted, node.flow === true, draft);
    }
  }
  // After what is within: of two insertions at the end, the inner one comes first.
  changeParts(changes, draft);
}

function syncValue(part: Part, target: Target, flow: boolean, draft: Draft): void {
  const { key, value } = part;
  if (isTargetMap(target) && isMap(value) && value.items.length > 0) {
    syncMap(value, key, target, draft);
  } else if (Array.isArray(target) && isSeq(value) && value.items.length > 0) {
    const isUnwanted = ({ name }: Part) => !target.includes(name);
    const wanted = target.map((name): [string, Target] => [name, name]);
    const parts = partsOf(value, draft);
    const changes = { node: value, owner: key, parts, isGone: isUnwanted, wanted };
    if (isBlock(value) || !rewriteFlow(changes, draft)) {
      changeParts(changes, draft);
    }
  } else {
    const indent = startOf(key) - lineStart(draft.text, startOf(key));
    const text = flow ? renderFlow(target) : renderValue(target, indent, draft.eol);
    replace(value ?? key, text, draft);
  }
}

function changeParts(changes: PartChanges, draft: Draft): void {
  if (isBlock(changes.node)) {
    changeBlock(changes, draft);
  } else {
    changeFlow(changes, draft);
  }
}

function replace(node: Node, text: string, draft: Draft): void {
  const [start, end] = node.range as [number, number, number];
  // A block scalar includes its last line break.
  const eol = end > start && draft.text[end - 1] === "\n" ? draft.eol : "";
  const spaces = text.startsWith(draft.eol) ? spacesBefore(start, draft.text) : 0;
  draft.edits.push({ start: start - spaces, end, text: text + eol });
}

function spacesBefore(offset: number, text: string): number {
  let start = offset;
  while (text[start - 1] === " ") {
    start--;
  }
  return offset - start;
}

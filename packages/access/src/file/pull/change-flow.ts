import { isMap } from "yaml";
import { type Draft, type Part, toTarget } from "../nodes.ts";
import type { Target } from "../target.ts";
import type { PartChanges } from "./change-block.ts";
import { renderFlow } from "./render.ts";

/** Rewrites a collection within braces or brackets if its parts cannot be changed one by one. Returns whether it did. */
export function rewriteFlow(changes: PartChanges, draft: Draft): boolean {
  const { node, parts } = changes;
  const { added, kept } = difference(changes);
  const changed = added.length > 0 || kept.length < parts.length;
  if (!changed || (kept.length > 0 && !parts.some(hasProperties))) {
    return false;
  }
  const [start, end] = node.range as [number, number, number];
  draft.edits.push({ start, end, text: renderAll(changes, kept, added, draft) });
  return true;
}

/** Removes and adds parts of a collection within braces or brackets. */
export function changeFlow(changes: PartChanges, draft: Draft): void {
  const { parts } = changes;
  const { added, kept } = difference(changes);
  const last = kept.at(-1);
  if (last !== undefined) {
    removeParts(changes, parts.indexOf(last), draft);
    const text = added.map(([name, target]) => `, ${renderPart(name, target, changes)}`).join("");
    draft.edits.push(...(text === "" ? [] : [{ start: last.end, end: last.end, text }]));
  }
}

function difference({ parts, isGone, wanted }: PartChanges) {
  const present = new Set(parts.map(({ name }) => name));
  return {
    added: wanted.filter(([name]) => !present.has(name)),
    kept: parts.filter((part) => !isGone(part)),
  };
}

/** Whether a part has an anchor or a tag. Its range leaves them out. */
function hasProperties({ key }: Part): boolean {
  return "anchor" in key && (key.anchor !== undefined || key.tag !== undefined);
}

/** A part before the last kept one is removed up to the next part. A later one is removed from the previous part on. */
function removeParts({ parts, isGone }: PartChanges, lastKept: number, draft: Draft): void {
  for (const [index, part] of parts.entries()) {
    if (isGone(part)) {
      const [start, end] =
        index < lastKept
          ? [part.start, (parts[index + 1] as Part).start]
          : [(parts[index - 1] as Part).end, part.end];
      draft.edits.push({ start, end, text: "" });
    }
  }
}

function renderPart(name: string, target: Target, { node }: PartChanges): string {
  return isMap(node)
    ? renderFlow({ entries: new Map([[name, target]]), exact: true }).slice(2, -2)
    : renderFlow(name);
}

function renderAll(
  { node }: PartChanges,
  kept: readonly Part[],
  added: readonly (readonly [string, Target])[],
  draft: Draft,
): string {
  if (!isMap(node)) {
    return renderFlow([...kept.map(({ name }) => name), ...added.map(([name]) => name)]);
  }
  const entries = kept.map(({ name, value }): [string, Target] => [
    name,
    value === null ? null : toTarget(value, draft),
  ]);
  return renderFlow({ entries: new Map([...entries, ...added]), exact: true });
}

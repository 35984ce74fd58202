import { applyEdits } from "../edits.ts";
import { createDraft, toTarget } from "../nodes.ts";
import { renderFlow } from "./render.ts";

/** Replaces every alias with what it stands for, in one line. */
export function expandAliases(text: string): string {
  const draft = createDraft(text);
  const edits = [...draft.aliases.keys()].map((alias) => {
    const [start, end] = alias.range as [number, number, number];
    return { start, end, text: renderFlow(toTarget(alias, draft)) };
  });
  return applyEdits(text, edits);
}

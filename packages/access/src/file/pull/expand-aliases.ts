import { resolveAliases } from "../aliases.ts";
import { parseYaml } from "../read-yaml.ts";
import { applyEdits, eolOf } from "./edits.ts";
import { type Draft, toTarget } from "./nodes.ts";
import { renderFlow } from "./render.ts";

/** Replaces every alias with what it stands for, in one line. */
export function expandAliases(text: string): string {
  const document = parseYaml(text);
  const aliases = resolveAliases(document);
  const draft: Draft = { text, eol: eolOf(text), aliases, edits: [] };
  for (const alias of aliases.keys()) {
    const [start, end] = alias.range as [number, number, number];
    draft.edits.push({ start, end, text: renderFlow(toTarget(alias, draft)) });
  }
  return applyEdits(text, draft.edits);
}

import { isMap, isScalar, isSeq, type Node } from "yaml";
import { contentOf, type Draft, type Part, partsOf } from "../nodes.ts";
import { isTargetMap, type Target, type TargetMap } from "../target.ts";

/** Whether a node already has the content of a target. The order in lists and mappings does not matter. */
export function matches(node: Node | null, target: Target, draft: Draft): boolean {
  const content = node === null ? null : contentOf(node, draft);
  if (target === null || typeof target === "string") {
    return isScalar(content) && content.value === target;
  }
  if (isTargetMap(target)) {
    return isMap(content) && mapMatches(partsOf(content, draft), target, draft);
  }
  const names = isSeq(content) ? partsOf(content, draft).map(({ name }) => name) : null;
  return names?.length === target.length && target.every((name) => names.includes(name));
}

function mapMatches(parts: readonly Part[], target: TargetMap, draft: Draft): boolean {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const unchanged = parts.every(({ name }) => !isGone(name, target) && !target.renames?.has(name));
  return (
    unchanged &&
    [...target.entries].every(([name, wanted]) => {
      const part = byName.get(name);
      return part !== undefined && matches(part.value, wanted, draft);
    })
  );
}

/** Whether a target removes a key. */
export function isGone(name: string, target: TargetMap): boolean {
  return (target.exact && !target.entries.has(name)) || (target.remove?.includes(name) ?? false);
}

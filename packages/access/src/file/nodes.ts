import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { resolveAliases } from "./aliases.ts";
import { type Edit, eolOf } from "./edits.ts";
import { parseYaml } from "./read-yaml.ts";
import type { Target } from "./target.ts";

/** A text with the edits to make in it. */
export interface Draft {
  readonly text: string;
  readonly eol: string;
  /** `null` if the text is invalid or empty. */
  readonly root: Node | null;
  readonly aliases: ReadonlyMap<Node, Node>;
  readonly edits: Edit[];
}

/** Parses a text to edit it. */
export function createDraft(text: string): Draft {
  const document = parseYaml(text);
  const root = document.errors.length > 0 ? null : document.contents;
  return { text, eol: eolOf(text), root, aliases: resolveAliases(document), edits: [] };
}

/** An entry of a mapping, or an item of a list. */
export interface Part {
  readonly name: string;
  readonly start: number;
  /** Where its last value ends. Comments after it are not included. */
  readonly end: number;
  readonly key: Node;
  /** `null` in lists. */
  readonly value: Node | null;
}

/** A mapping or a list. */
export type Collection = YAMLMap | YAMLSeq;

/** The entries of a mapping, or the items of a list. */
export function partsOf(node: Collection, draft: Draft): Part[] {
  if (isMap(node)) {
    return (node.items as Pair<Node, Node | null>[]).map(({ key, value }) => ({
      name: nameOf(key, draft),
      start: startOf(key),
      end: value === null ? endOf(key, draft) : endOf(value, draft),
      key,
      value,
    }));
  }
  return (node.items as Node[]).map((item) => ({
    name: nameOf(item, draft),
    start: startOf(item),
    end: endOf(item, draft),
    key: item,
    value: null,
  }));
}

/** The node itself, or what an alias stands for. */
export function contentOf(node: Node, draft: Draft): Node {
  const target = draft.aliases.get(node);
  return target === undefined ? node : contentOf(target, draft);
}

/** Where a node starts, without its anchor and tag. */
export function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Where a node ends, without comments and blank lines after it. */
export function endOf(node: Node, draft: Draft): number {
  return isBlock(node)
    ? (partsOf(node, draft).at(-1)?.end ?? startOf(node))
    : (node.range?.[1] ?? 0);
}

/** Whether a node is a mapping or a list without braces or brackets. */
export function isBlock(node: Node): node is Collection {
  return (isMap(node) || isSeq(node)) && node.flow !== true;
}

/** Returns the content of a node as a target. */
export function toTarget(node: Node, draft: Draft): Target {
  const content = contentOf(node, draft);
  if (isMap(content)) {
    const entries = partsOf(content, draft).map(({ name, value }): [string, Target] => [
      name,
      value === null ? null : toTarget(value, draft),
    ]);
    return { entries: new Map(entries), exact: true };
  }
  if (isSeq(content)) {
    return partsOf(content, draft).map(({ name }) => name);
  }
  return isScalar(content) && content.value !== null ? String(content.value) : null;
}

function nameOf(node: Node, draft: Draft): string {
  const content = contentOf(node, draft);
  return isScalar(content) ? String(content.value) : "";
}

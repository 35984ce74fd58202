import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { type Report, showPosition } from "./problems.ts";

import type { Entry, ScalarValue, Value } from "./values.ts";

/** Values, with aliases replaced. More would exhaust the memory. */
const MAX_SIZE = 1_000_000;

interface Conversion {
  readonly report: Report;
  readonly aliases: ReadonlyMap<Node, Node>;
  /** What was converted already: several aliases of a node share its value. `null` while it is converted. */
  readonly done: Map<Node, Value | null>;
}

/** Converts a YAML node. Adds a problem for keys that are not strings or occur twice, and for aliases without an anchor. */
export function toValue(
  node: Node,
  aliases: ReadonlyMap<Node, Node>,
  report: Report,
): Value | null {
  const value = convert(node, { report, aliases, done: new Map() });
  if (sizeOf(value) > MAX_SIZE) {
    report.add(0, "The aliases of the file stand for more than a million values.");
    return null;
  }
  return value;
}

function convert(node: Node, conversion: Conversion): Value {
  const known = conversion.done.get(node);
  if (known) {
    return known;
  }
  conversion.done.set(node, null);
  const value = convertNew(node, conversion);
  conversion.done.set(node, value);
  return value;
}

function convertAlias(alias: Alias, conversion: Conversion): Value {
  const target = conversion.aliases.get(alias);
  if (target === undefined) {
    return invalid(alias, `No anchor is named ${JSON.stringify(alias.source)}.`, conversion);
  }
  return conversion.done.get(target) === null
    ? invalid(alias, "An alias must not stand for what contains it.", conversion)
    : convert(target, conversion);
}

function convertNew(node: Node, conversion: Conversion): Value {
  const offset = offsetOf(node);
  if (isAlias(node)) {
    return convertAlias(node, conversion);
  }
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => convert(item, conversion));
    return { kind: "list", offset, items, size: 1 + sum(items) };
  }
  if (isMap<Node, Node | null>(node)) {
    const entries = convertEntries(node, conversion);
    return { kind: "map", offset, entries, size: 1 + sum(entries.map(({ value }) => value)) };
  }
  const { value, source } = isScalar(node) ? node : { value: null, source: "" };
  return { kind: "scalar", offset, value, source: source ?? "" };
}

function convertEntries(map: YAMLMap<Node, Node | null>, conversion: Conversion): Entry[] {
  const entries = new Map<string, Entry>();
  for (const pair of map.items) {
    const key = convertKey(pair, conversion);
    if (key === null) {
      continue;
    }
    const offset = offsetOf(pair.key);
    const earlier = entries.get(key);
    if (earlier === undefined) {
      const value = pair.value === null ? emptyAt(offset) : convert(pair.value, conversion);
      entries.set(key, { key, offset, value });
    } else {
      const place = showPosition(conversion.report.at(earlier.offset));
      conversion.report.add(offset, `${JSON.stringify(key)} is already at ${place}.`);
    }
  }
  return [...entries.values()];
}

function convertKey({ key }: Pair<Node, Node | null>, conversion: Conversion): string | null {
  const { kind, offset, ...rest } = convert(key, conversion);
  if (kind !== "scalar") {
    conversion.report.add(offsetOf(key), "A key must be a string.");
    return null;
  }
  const { value, source } = rest as ScalarValue;
  if (typeof value !== "string") {
    const quoted = JSON.stringify(source);
    conversion.report.add(
      offset,
      `A key must be a string, and ${source || "this"} is not. Write ${quoted}.`,
    );
    return null;
  }
  if (value === "") {
    conversion.report.add(offset, "A name must not be empty.");
    return null;
  }
  if (value === "<<" && isScalar(key) && key.type === "PLAIN") {
    conversion.report.add(
      offset,
      "Merge keys (<<) are not supported. Write the keys themselves, or use an alias for a complete value.",
    );
    return null;
  }
  return value;
}

function invalid(node: Node, message: string, { report }: Conversion): ScalarValue {
  report.add(offsetOf(node), message);
  return emptyAt(offsetOf(node));
}

function sum(values: readonly Value[]): number {
  return values.reduce((total, value) => total + sizeOf(value), 0);
}

function sizeOf(value: Value): number {
  return value.kind === "scalar" ? 1 : value.size;
}

function emptyAt(offset: number): ScalarValue {
  return { kind: "scalar", offset, value: null, source: "" };
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import { type Report, showPosition } from "./problems.ts";

/** Values, with aliases replaced. More would exhaust the memory. */
const MAX_SIZE = 1_000_000;

/** A value in a file, with its place. Aliases are replaced by what they stand for. */
export type Value = ScalarValue | ListValue | MapValue;

/** A string, number, boolean or `null`. */
export interface ScalarValue {
  readonly kind: "scalar";
  readonly offset: number;
  readonly value: unknown;
  /** As written. */
  readonly source: string;
}

/** A list. */
export interface ListValue {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly Value[];
  readonly size: number;
}

/** A mapping. Its keys are strings, each of them once. */
export interface MapValue {
  readonly kind: "map";
  readonly offset: number;
  readonly entries: readonly Entry[];
  /** How many values it contains, itself included. */
  readonly size: number;
}

/** A key and its value. */
export interface Entry {
  readonly key: string;
  readonly offset: number;
  readonly value: Value;
}

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
  if (known !== undefined) {
    return known ?? invalid(node, "An alias must not stand for what contains it.", conversion);
  }
  conversion.done.set(node, null);
  const value = convertNew(node, conversion);
  conversion.done.set(node, value);
  return value;
}

function convertNew(node: Node, conversion: Conversion): Value {
  const offset = offsetOf(node);
  if (isAlias(node)) {
    const target = conversion.aliases.get(node);
    return target === undefined
      ? invalid(node, `No anchor is named ${JSON.stringify(node.source)}.`, conversion)
      : convert(target, conversion);
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

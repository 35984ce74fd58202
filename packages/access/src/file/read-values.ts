import { notFoundMessage } from "@confident-admin/core/internal";
import type { DeclaredName } from "../model/declaration.ts";
import { type Report, showPosition } from "./problems.ts";
import type { Entry, Value } from "./values.ts";

/** The entries of a mapping by key. */
export type Fields<Key extends string> = { readonly [K in Key]?: Entry };

/** Reads a mapping with known keys. Adds a problem for any other key, and suggests a similar one. */
export function readFields<Key extends string>(
  value: Value,
  what: string,
  keys: readonly Key[],
  report: Report,
): Fields<Key> {
  const fields: { [K in Key]?: Entry } = {};
  for (const entry of readEntries(value, what, report)) {
    const key = keys.find((known) => known === entry.key);
    if (key === undefined) {
      report.add(entry.offset, () => unknownKey(entry.key, keys));
    } else {
      fields[key] = entry;
    }
  }
  return fields;
}

function unknownKey(key: string, keys: readonly string[]): string {
  const message = notFoundMessage("key", key, keys);
  return message.includes("Did you mean") ? message : `${message} Known keys: ${keys.join(", ")}.`;
}

/** Reads a mapping with keys of the user's choice. */
export function readEntries(value: Value, what: string, report: Report): readonly Entry[] {
  if (value.kind === "map") {
    return value.entries;
  }
  wrongType(value, what, "a mapping", "{}", report);
  return [];
}

/** Reads a list. */
export function readItems(value: Value, what: string, report: Report): readonly Value[] {
  if (value.kind === "list") {
    return value.items;
  }
  wrongType(value, what, "a list", "[]", report);
  return [];
}

/** Reads a string that is not empty. */
export function readString(value: Value, what: string, report: Report): string | undefined {
  if (value.kind === "scalar" && typeof value.value === "string") {
    if (value.value === "") {
      report.add(value.offset, `${what} must not be empty.`);
      return undefined;
    }
    return value.value;
  }
  wrongType(value, what, "a string", '""', report);
  return undefined;
}

/** Reads a string of a few known ones. */
export function readChoice<Choice extends string>(
  value: Value,
  what: string,
  choices: readonly Choice[],
  report: Report,
): Choice | undefined {
  const found = choices.find((choice) => value.kind === "scalar" && value.value === choice);
  if (found === undefined) {
    report.add(
      value.offset,
      `${what} must be ${choices.join(", ").replace(/, ([^,]*)$/, " or $1")}.`,
    );
  }
  return found;
}

/** Reads an integer that is not negative. */
export function readCount(value: Value, what: string, report: Report): number | undefined {
  const count = value.kind === "scalar" ? value.value : undefined;
  if (typeof count === "number" && Number.isSafeInteger(count) && count >= 0) {
    return count;
  }
  report.add(value.offset, `${what} must be an integer of 0 or more.`);
  return undefined;
}

/** Reads a list of different names. */
export function readNames(value: Value, what: string, report: Report): DeclaredName[] {
  const names = new Map<string, number>();
  for (const item of readItems(value, what, report)) {
    const name = readString(item, `A name in ${what}`, report);
    const earlier = names.get(name ?? "");
    if (name !== undefined && earlier !== undefined) {
      report.add(
        item.offset,
        `${JSON.stringify(name)} is already at ${showPosition(report.at(earlier))}.`,
      );
    } else if (name !== undefined) {
      names.set(name, item.offset);
    }
  }
  return [...names].map(([name, offset]) => ({ name, at: report.at(offset) }));
}

function wrongType(value: Value, what: string, type: string, empty: string, report: Report): void {
  if (value.kind !== "scalar") {
    report.add(
      value.offset,
      `${what} must be ${type}, not a ${value.kind === "map" ? "mapping" : "list"}.`,
    );
  } else if (value.value === null) {
    report.add(
      value.offset,
      `${what} is empty. It must be ${type}: remove the key, or write ${empty}.`,
    );
  } else if (type === "a string") {
    const quoted = JSON.stringify(value.source);
    report.add(
      value.offset,
      `${what} must be a string, and ${value.source} is not. Write ${quoted}.`,
    );
  } else {
    report.add(value.offset, `${what} must be ${type}.`);
  }
}

import { inspect } from "node:util";

/** Everything that a log, a debugger or a curious property access can show of a value. */
export function shown(value: unknown): string[] {
  const options = { depth: 12, showHidden: true, getters: true };
  return [inspect(value, options), JSON.stringify(value), ...stringsIn(value)];
}

/** Every string and name in a value, as it is, where `inspect` and `JSON.stringify` put quotes and escapes. */
export function stringsIn(value: unknown, seen: Set<unknown> = new Set()): string[] {
  if (Object(value) !== value) {
    return [String(value)];
  }
  if (seen.has(value)) {
    return [];
  }
  seen.add(value);
  const holder = value as Record<PropertyKey, unknown>;
  return [...Reflect.ownKeys(holder), "name", "message", "stack", "cause"].flatMap((key) => [
    String(key),
    ...stringsIn(holder[key], seen),
  ]);
}

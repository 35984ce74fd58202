import { inspect } from "node:util";

/** Everything that a log, a debugger or a property access can reveal about a value. */
export function visibleStrings(value: unknown): string[] {
  const options = { depth: 12, showHidden: true, getters: true };
  return [inspect(value, options), JSON.stringify(value), ...stringsIn(value)];
}

/** Every string and property name in a value, without the quotes and escapes of `inspect` and `JSON.stringify`. */
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

import { inspect } from "node:util";

/** Everything that a logger, debugger or serializer shows of a value and its chain of causes. */
export function exposure(value: unknown, depth = 0): string {
  const { cause, stack, message } = Object(value) as Partial<Error>;
  return [
    inspect(value, { depth: 12, showHidden: true, getters: true, maxStringLength: null }),
    inspect(value, { customInspect: false, showProxy: true, depth: 12 }),
    JSON.stringify(value),
    String(value),
    message,
    stack,
    cause === undefined || depth > 12 ? "" : exposure(cause, depth + 1),
  ].join("\n");
}

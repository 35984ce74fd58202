import type { DeprecatedEvent } from "../options.ts";

const WARNED = Symbol.for("@confident-admin/core/deprecated");

/** Warns once per operation and process, however many copies of this package there are, that an endpoint will go away. */
export function warnDeprecated({ operation, method, path }: DeprecatedEvent): void {
  const shared = globalThis as { [WARNED]?: Set<string> };
  shared[WARNED] ??= new Set();
  const warned = shared[WARNED];
  // A raw call has no operation's name.
  const what = operation ?? `${method} ${path}`;
  if (!warned.has(what)) {
    warned.add(what);
    // biome-ignore lint/suspicious/noConsole: nobody passed an onDeprecated, and silence would be worse
    console.warn(`confident-admin: ${what} ([${method}] ${path}) is deprecated and will go away.`);
  }
}

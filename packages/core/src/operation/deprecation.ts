import type { DeprecatedEvent } from "../events.ts";

const WARNED = Symbol.for("@confident-admin/core/deprecated");

/** Warns that an endpoint is deprecated, once per operation and process, even across copies of this package. */
export function warnDeprecated({ operation, method, path }: DeprecatedEvent): void {
  const shared = globalThis as { [WARNED]?: Set<string> };
  shared[WARNED] ??= new Set();
  const warned = shared[WARNED];
  // A raw call has no operation id.
  const name = operation ?? `${method} ${path}`;
  if (!warned.has(name)) {
    warned.add(name);
    // biome-ignore lint/suspicious/noConsole: the default for callers who pass no onDeprecated
    console.warn(
      `confident-admin: ${name} ([${method}] ${path}) is deprecated and will be removed.`,
    );
  }
}

import type { DeprecatedEvent } from "../options.ts";

const warned = new Set<string | undefined>();

/** Warns once per operation and process that an endpoint will go away. */
export function warnDeprecated({ operation, method, path }: DeprecatedEvent): void {
  if (!warned.has(operation)) {
    warned.add(operation);
    // biome-ignore lint/suspicious/noConsole: nobody passed an onDeprecated, and silence would be worse
    console.warn(
      `confident-admin: ${operation} ([${method}] ${path}) is deprecated and will go away.`,
    );
  }
}

import type { AnyConfidentError } from "@confident-admin/core";
import type { DataTag } from "@tanstack/react-query";

/** A query key that carries the type of the data cached under it. */
export type ConfidentKey<Data> = DataTag<readonly unknown[], Data, AnyConfidentError>;

/** The parts of a key after the scope: the level, the project id (only at the project level), and the resource. */
export type KeyPath = readonly unknown[];

/**
 * Matches any value at its position in a key path, such as any project id. It is a symbol, because an id can be any
 * string.
 */
export const ANY: unique symbol = Symbol();

/**
 * Returns the query key of a resource. The key is the same on the server and in the browser, does not depend on the
 * client's URL or headers, and contains no secrets.
 */
export function confidentKey<Data>(
  scope: string = "default",
  ...path: KeyPath
): ConfidentKey<Data> {
  return ["confident-admin", scope, ...path] as unknown as ConfidentKey<Data>;
}

/** Whether a key starts with a pattern. Parts of the pattern can be {@link ANY}. */
export function matchesKey(key: readonly unknown[], pattern: readonly unknown[]): boolean {
  return pattern.every((part, index) => part === ANY || part === key[index]);
}

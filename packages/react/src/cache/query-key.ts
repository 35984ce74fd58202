import type { AnyConfidentError } from "@confident-admin/core";
import type { DataTag } from "@tanstack/react-query";

/** A query key that carries the type of the data cached under it. */
export type ConfidentKey<Data> = DataTag<readonly unknown[], Data, AnyConfidentError>;

/** The parts of a key after the scope: the level, the project's id for the project level, and the resource. */
export type KeyPath = readonly unknown[];

/** Matches every part at its position in a path, such as every project. A symbol, because an id can be any string. */
export const ANY: unique symbol = Symbol();

/**
 * Returns the query key of a resource. It is the same on the server and in the browser, does not depend on the client's
 * URL or headers, and contains no secrets.
 */
export function confidentKey<Data>(
  scope: string = "default",
  ...path: KeyPath
): ConfidentKey<Data> {
  return ["confident-admin", scope, ...path] as unknown as ConfidentKey<Data>;
}

/** Whether a key starts with a pattern, a key in which parts can be {@link ANY}. */
export function matchesKey(key: readonly unknown[], pattern: readonly unknown[]): boolean {
  return pattern.every((part, index) => part === ANY || part === key[index]);
}

import type { AnyConfidentError } from "@confident-admin/core";
import type { DataTag } from "@tanstack/react-query";

/** A query key that carries the type of the data cached under it. */
export type ConfidentKey<Data> = DataTag<readonly unknown[], Data, AnyConfidentError>;

/**
 * Returns the query key of a resource. It is the same on the server and in the browser, does not depend on the client's
 * URL and headers, and contains no secret.
 *
 * @param path - the resource, followed by other identifiers such as a page
 */
export function confidentKey<Data>(
  scope: string = "default",
  ...path: readonly unknown[]
): ConfidentKey<Data> {
  return ["confident-admin", scope, ...path] as unknown as ConfidentKey<Data>;
}

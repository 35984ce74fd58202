import { toReference } from "../scope.ts";
import type { NamedReference } from "../types.ts";

/**
 * Finds the resource that a seed refers to by name or id.
 *
 * @param place - the reference's place in the seed, for the error message
 * @throws {RangeError} if no item has this name or id
 */
export function findReference(
  items: readonly NamedReference[],
  reference: string | { readonly id?: string },
  place: string,
): NamedReference {
  const key = typeof reference === "string" ? "name" : "id";
  const value = typeof reference === "string" ? reference : reference.id;
  const found = items.find((item) => item[key] === value);
  if (!found) {
    const known = items.map(({ name }) => JSON.stringify(name)).slice(0, 10);
    throw new RangeError(
      `Invalid initial state: ${place} refers to an unknown ${key}: ${JSON.stringify(value)}. ` +
        `Known names: ${known.join(", ") || "none"}.`,
    );
  }
  return toReference(found);
}

import { ConfidentArgumentError } from "../errors.ts";
import { checkSegment } from "./serialize.ts";

/**
 * Returns the path parameters if they are valid ids.
 *
 * @param integers - the parameters that are positive integers instead of strings
 * @throws {ConfidentArgumentError} if one is not valid, because it could reach another endpoint.
 */
export function checkIds<
  Strings extends Record<string, string>,
  Integers extends Record<string, number>,
>(strings: Strings, integers?: Integers): Strings & Integers {
  for (const [name, id] of Object.entries(strings)) {
    checkSegment(name, id);
  }
  for (const [name, id] of Object.entries(integers ?? {})) {
    if (!Number.isSafeInteger(id) || id < 1) {
      throw new ConfidentArgumentError(`${name} must be a positive integer.`);
    }
  }
  return { ...strings, ...integers } as Strings & Integers;
}

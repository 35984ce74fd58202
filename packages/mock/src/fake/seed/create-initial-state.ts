import type { FakeState } from "../types.ts";
import { completeSeed } from "./complete-seed.ts";
import { findConflict } from "./find-conflict.ts";
import { generate } from "./generate.ts";
import { Ids } from "./ids.ts";
import { resolveSeed } from "./resolve-seed.ts";
import type { Seed } from "./seed.ts";
import { SEED_FIELDS, validateSeed } from "./validate-seed.ts";

/**
 * Creates the initial state of a fake from a seed.
 *
 * @throws {TypeError} if the seed does not match the document's schemas.
 * @throws {RangeError} if an id or a name is duplicated or unknown.
 */
export function createInitialState(given: Seed): FakeState {
  // Convert to JSON and back, as in a response, so that undefined values are left out.
  const seed = JSON.parse(
    JSON.stringify(Object.fromEntries(SEED_FIELDS.map((key) => [key, given[key]]))),
  );
  const problem = validateSeed(seed);
  if (problem !== undefined) {
    throw new TypeError(`Invalid initial state: ${problem}.`);
  }
  const lists = generate(completeSeed(seed));
  const state = resolveSeed(lists, new Ids(lists));
  const conflict = findConflict(state);
  if (conflict !== undefined) {
    throw new RangeError(`Invalid initial state: ${conflict}.`);
  }
  return state;
}

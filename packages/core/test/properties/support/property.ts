import fc from "fast-check";
import { test } from "vitest";

/** How many of a hundred cases each property gets: those over a real server cost most. */
const SHARES = {
  ids: 27,
  "ids over HTTP": 3,
  keys: 12,
  "keys over HTTP": 2,
  "base URLs": 14,
  headers: 9,
  "headers over HTTP": 2,
  answers: 14,
  "answers over HTTP": 2,
  secrets: 6,
  failures: 3,
  "Retry-After": 2,
  "policy work": 2,
  names: 2,
};

const TOTAL = Number(process.env["CONFIDENT_FUZZ_RUNS"] || 500);
const SEED = process.env["CONFIDENT_FUZZ_SEED"];
const SHRINKS = process.env["CONFIDENT_FUZZ_SHRINKS"] !== "no";

if (Object.values(SHARES).reduce((sum, share) => sum + share) !== 100) {
  throw new Error("The properties must share all cases.");
}

/**
 * A sentence that holds for whatever fast-check makes up. `CONFIDENT_FUZZ_RUNS` says how many cases all
 * properties have together, `CONFIDENT_FUZZ_SEED` repeats a run, `CONFIDENT_FUZZ_SHRINKS=no` is for those
 * who only want to know whether it fails; a failure prints its seed.
 *
 * @param examples - cases that always run: what was found once
 */
export function property<T>(
  sentence: string,
  share: keyof typeof SHARES,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => Promise<void>,
  examples: readonly NoInfer<T>[] = [],
): void {
  const numRuns = Math.ceil((TOTAL * SHARES[share]) / 100);
  test(`${sentence} (${numRuns} cases)`, { timeout: 600_000 }, () =>
    fc.assert(fc.asyncProperty(arbitrary, holds), {
      numRuns,
      endOnFailure: !SHRINKS,
      examples: examples.map((example): [T] => [example]),
      ...(SEED && { seed: Number(SEED) }),
    }),
  );
}

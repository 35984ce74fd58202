import fc from "fast-check";
import { test } from "vitest";

/** Each property's share of all cases in percent. Properties over a real server are the slowest. */
const SHARES = {
  ids: 27,
  "ids over HTTP": 3,
  keys: 12,
  "keys over HTTP": 2,
  "base URLs": 14,
  headers: 9,
  "headers over HTTP": 2,
  responses: 14,
  "responses over HTTP": 2,
  secrets: 6,
  failures: 3,
  "Retry-After": 2,
  policies: 2,
  names: 2,
};

const TOTAL = Number(process.env["CONFIDENT_FUZZ_RUNS"] || 500);
const SEED = process.env["CONFIDENT_FUZZ_SEED"];
const SHRINKS = process.env["CONFIDENT_FUZZ_SHRINKS"] !== "no";

if (Object.values(SHARES).reduce((sum, share) => sum + share) !== 100) {
  throw new Error("The shares must add up to 100.");
}

/**
 * Tests a property with random cases. `CONFIDENT_FUZZ_RUNS` sets the number of cases of all properties together,
 * `CONFIDENT_FUZZ_SEED` reproduces a run, and `CONFIDENT_FUZZ_SHRINKS=no` skips shrinking. A failure prints its seed.
 *
 * @param examples - regressions: cases that always run
 */
export function property<T>(
  title: string,
  share: keyof typeof SHARES,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
  examples: readonly NoInfer<T>[] = [],
): void {
  const numRuns = Math.ceil((TOTAL * SHARES[share]) / 100);
  test(`${title} (${numRuns} cases)`, { timeout: 600_000 }, () =>
    fc.assert(fc.asyncProperty(arbitrary, check), {
      numRuns,
      endOnFailure: !SHRINKS,
      examples: examples.map((example): [T] => [example]),
      ...(SEED && { seed: Number(SEED) }),
    }),
  );
}

import fc from "fast-check";
import { test } from "vitest";

/** How many random cases each property has. */
export const RUNS: number = Number(process.env["CONFIDENT_FUZZ_RUNS"] || 30);
const SEED = process.env["CONFIDENT_FUZZ_SEED"];

/**
 * Tests a property with random cases. `CONFIDENT_FUZZ_RUNS` sets their number, and `CONFIDENT_FUZZ_SEED` reproduces a run.
 * A failure prints its seed.
 *
 * @param examples - cases that are checked in any case
 */
export function property<T>(
  title: string,
  arbitrary: fc.Arbitrary<T>,
  check: (value: T) => void | Promise<void>,
  examples: NoInfer<readonly T[]> = [],
): void {
  test(`${title} (${RUNS} cases)`, { timeout: 600_000 }, () =>
    fc.assert(
      fc.asyncProperty(arbitrary, async (value) => check(value)),
      {
        numRuns: RUNS + examples.length,
        examples: examples.map((example) => [example]),
        ...(SEED && { seed: Number(SEED) }),
      },
    ),
  );
}

import { expect } from "vitest";
import { type OrderMode, orderSteps, type UnorderedStep } from "../src/index.ts";
import { findDependencies, sortByNeeds } from "../src/order/dependencies.ts";
import { sortAsUsual } from "../src/order/usual-order.ts";
import { findBreaches } from "./support/envelope.ts";
import { property, RUNS } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { toSteps } from "./support/to-steps.ts";

/** How many changes lend or take something between their steps, and how many requests they take. */
interface Tally {
  changes: number;
  lend: number;
  take: number;
  requests: number;
}

const MODES: readonly OrderMode[] = ["deny-first", "availability-first", "exact"];
const tallies = new Map<string, Tally>();

// With CONFIDENT_FUZZ_RUNS=3000, this prints the table of the documentation.
property("our orders lend less than the usual one", randomWorld, ({ before, model }) => {
  const steps = toSteps(model, before);
  const usual = sortByNeeds(sortAsUsual(steps), findDependencies(steps));
  const isUsualSafe = count("usual", usual);
  for (const mode of MODES) {
    const isSafe = count(mode, orderSteps(before, steps, { mode }).steps);
    expect(isSafe || !isUsualSafe).toBe(true);
  }
  if (RUNS >= 1_000 && tallies.get("usual")?.changes === RUNS) {
    print();
  }

  function count(name: string, ordered: readonly Omit<UnorderedStep, "key" | "dependsOn">[]) {
    const breaches = findBreaches(before, ordered);
    const lends = breaches.some(({ extra }) => extra.length > 0);
    const takes = breaches.some(({ missing }) => missing.length > 0);
    const tally = tallies.get(name) ?? { changes: 0, lend: 0, take: 0, requests: 0 };
    tallies.set(name, {
      changes: tally.changes + 1,
      lend: tally.lend + (lends ? 1 : 0),
      take: tally.take + (takes ? 1 : 0),
      requests: tally.requests + ordered.length,
    });
    return !lends && !takes;
  }
});

function print(): void {
  const usual = tallies.get("usual")?.requests ?? 0;
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  for (const [name, { changes, lend, take, requests }] of tallies) {
    const [lent, taken, more] = [lend / changes, take / changes, requests / usual - 1].map(percent);
    process.stdout.write(
      `${name}: ${changes} changes, ${lent} lend a permission, ${taken} take one, ${more} more requests\n`,
    );
  }
}

import fc from "fast-check";
import { expect } from "vitest";
import {
  type Declaration,
  type OrderMode,
  type OrganizationSnapshot,
  simulateStep,
} from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { contentOf, planAccepted, run } from "./support/runs.ts";
import { snapshotOf } from "./support/snapshot-of.ts";
import { createWorld, failure, readAll, type World } from "./support/world.ts";

/** What happens to one write of a run: the process ends before or after it, or only its request or response is lost. */
interface Cut {
  readonly write: number;
  readonly how: "ends before" | "ends after" | "lost before" | "lost after";
}

const cut: fc.Arbitrary<Cut> = fc.record({
  write: fc.integer({ min: 1, max: 6 }),
  how: fc.constantFrom("ends before", "ends after", "lost before", "lost after"),
});

property(
  "cut anywhere, running again converges, without duplicates and without more writes",
  fc.tuple(
    randomWorld,
    fc.constantFrom("deny-first", "exact"),
    fc.array(cut, { minLength: 1, maxLength: 2 }),
  ),
  async ([{ seed, target }, mode, cuts]) => {
    const world = createWorld(seed);
    const before = await readAll(world);
    const direct = await planAccepted(world, target, mode);
    let executed = 0;
    for (const one of cuts) {
      executed += await runCut(world, target, mode, one);
    }
    const sent = world.writes().length;
    const { result, planned } = await run(world, target, mode);
    executed += world.writes().length - sent;
    expect(result).toMatchObject({ status: "done", steps: planned.steps.map(() => ({})) });
    expect(contentOf(snapshotOf(world.fake.state()))).toEqual(
      contentOf(direct.steps.reduce<OrganizationSnapshot>(simulateStep, before)),
    );
    // A change whose response was lost is sent again.
    const lost = cuts.filter(({ how }) => how === "lost after").length;
    expect(executed).toBeLessThanOrEqual(direct.steps.length + lost);
  },
);

/** Runs once with a cut. Returns how many writes were executed. */
async function runCut(
  world: World,
  target: Declaration,
  mode: OrderMode,
  { write, how }: Cut,
): Promise<number> {
  const before = world.writes().length;
  let hasEnded = false;
  let notExecuted = 0;
  world.disturb = ({ method }) => {
    const isCut = method !== "GET" && world.writes().length - before === write && !hasEnded;
    if (isCut && how.startsWith("ends")) {
      hasEnded = true;
      notExecuted += how === "ends before" ? 1 : 0;
      return how === "ends before" ? "lost before" : "lost after";
    }
    if (hasEnded && method === "GET") {
      return failure(400); // which is not read again, so that a run does not wait
    }
    if (hasEnded || (isCut && how === "lost before")) {
      notExecuted += method === "GET" ? 0 : 1;
      return "lost before";
    }
    return isCut ? "lost after" : undefined;
  };
  await run(world, target, mode);
  world.disturb = () => undefined;
  return world.writes().length - before - notExecuted;
}

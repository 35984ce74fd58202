import fc from "fast-check";
import { expect } from "vitest";
import {
  type Declaration,
  type OrderMode,
  type OrganizationSnapshot,
  type Plan,
  type PlanStep,
  simulateStep,
} from "../src/index.ts";
import { TEMPORARY_PREFIX } from "../src/order/temporary.ts";
import { parkingWorld } from "./support/parking-world.ts";
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
    const runs: CutRun[] = [];
    for (const one of cuts) {
      runs.push(await runCut(world, target, mode, one));
    }
    const sent = world.writes().length;
    const { result, planned } = await run(world, target, mode);
    const executed =
      runs.reduce((sum, one) => sum + one.executed, 0) + world.writes().length - sent;
    expect(result).toMatchObject({ status: "done", steps: planned.steps.map(() => ({})) });
    expect(contentOf(snapshotOf(world.fake.state()))).toEqual(
      contentOf(direct.steps.reduce<OrganizationSnapshot>(simulateStep, before)),
    );
    // A change whose response was lost is sent again.
    const lost = cuts.filter(({ how }) => how === "lost after").length;
    // What a member may hold in between shrinks after a cut, so what is parked may have to grant something else.
    const parkedAgain = [...runs.slice(1).map((one) => one.planned), planned].flatMap(
      findParkedAgain,
    );
    expect(executed).toBeLessThanOrEqual(direct.steps.length + lost + parkedAgain.length);
  },
  [[parkingWorld, "exact", [{ write: 1, how: "lost before" }]]],
);

/** A run that was cut. */
interface CutRun {
  readonly planned: Plan;
  /** How many writes were executed. */
  readonly executed: number;
}

/** The updates of temporary policies. */
function findParkedAgain({ steps }: Plan): readonly PlanStep[] {
  return steps.filter(
    ({ kind, before, after }) =>
      kind === "policy" &&
      before?.name.startsWith(TEMPORARY_PREFIX) &&
      after?.name.startsWith(TEMPORARY_PREFIX),
  );
}

/** Runs once with a cut. */
async function runCut(
  world: World,
  target: Declaration,
  mode: OrderMode,
  { write, how }: Cut,
): Promise<CutRun> {
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
  const { planned } = await run(world, target, mode);
  world.disturb = () => undefined;
  return { planned, executed: world.writes().length - before - notExecuted };
}

import { type OrganizationSnapshot, type PlanStep, simulateStep } from "../../src/index.ts";
import { bruteForce } from "./brute-force.ts";

/** Who has too much or too little after a step, by brute force. */
export interface Breach {
  readonly step: number;
  /** `level member permission` */
  readonly extra: readonly string[];
  readonly missing: readonly string[];
}

type Steps = readonly Omit<PlanStep, "n" | "dependsOn">[];

/**
 * Finds the steps that take a member out of the envelope.
 *
 * @param all - the steps of the complete plan, if not all are performed
 */
export function findBreaches(
  before: OrganizationSnapshot,
  steps: Steps,
  all: Steps = steps,
): readonly Breach[] {
  const states = statesAfter(before, steps);
  const [first, last] = [before, statesAfter(before, all).at(-1) ?? before].map(bruteForce) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  return states
    .map((state, index) => {
      const held = bruteForce(state);
      return {
        step: index + 1,
        extra: [...held].filter((one) => !first.has(one) && !last.has(one)),
        missing: [...first].filter((one) => last.has(one) && !held.has(one)),
      };
    })
    .filter(({ extra, missing }) => extra.length + missing.length > 0);
}

function statesAfter(before: OrganizationSnapshot, steps: Steps): readonly OrganizationSnapshot[] {
  let state = before;
  return steps.map((step) => {
    state = simulateStep(state, step as PlanStep);
    return state;
  });
}

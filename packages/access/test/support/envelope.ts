import { type OrganizationSnapshot, type PlanStep, simulateStep } from "../../src/index.ts";
import { bruteForce } from "./brute-force.ts";

/** Who has too much or too little after a step, by brute force. */
export interface Breach {
  readonly step: number;
  /** `level member permission` */
  readonly extra: readonly string[];
  readonly missing: readonly string[];
}

/** Finds the steps that take a member out of the envelope. */
export function findBreaches(
  before: OrganizationSnapshot,
  steps: readonly Omit<PlanStep, "n" | "dependsOn">[],
): readonly Breach[] {
  const states = statesAfter(before, steps);
  const [first, last] = [bruteForce(before), bruteForce(states.at(-1) ?? before)];
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

function statesAfter(
  before: OrganizationSnapshot,
  steps: readonly Omit<PlanStep, "n" | "dependsOn">[],
): readonly OrganizationSnapshot[] {
  let state = before;
  return steps.map((step) => {
    state = simulateStep(state, step as PlanStep);
    return state;
  });
}

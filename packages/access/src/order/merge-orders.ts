import type { UnorderedStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { simulateStep } from "./simulate-step.ts";

type Steps = readonly UnorderedStep[];
type Accepts = (state: OrganizationSnapshot) => boolean;

/** Keeps planning fast if no acceptable order is found. */
const MOST_CHECKS = 1_000;

/**
 * Merges groups of steps. Within each group the order stays. Between them it is as usual, unless that leads to a state that is not
 * acceptable.
 */
export function mergeOrders(
  parts: readonly Steps[],
  usual: Steps,
  before: OrganizationSnapshot,
  accepts: Accepts | undefined,
): Steps {
  const ranks = new Map(usual.map(({ key }, index) => [key, index]));
  const rankOf = (step: UnorderedStep | undefined) => (step && ranks.get(step.key)) ?? -1;
  const byRank = ([a]: Steps, [b]: Steps) => rankOf(a) - rankOf(b);
  const merged = mergeBy(parts, (queues) => queues.sort(byRank)[0]);
  if (!accepts || isAccepted(merged, before, accepts)) {
    return merged;
  }
  let state = before;
  let checks = 0;
  return mergeBy(parts, (queues) => {
    const sorted = queues.sort(byRank);
    const isFine = ([step]: Steps) =>
      step !== undefined && ++checks <= MOST_CHECKS && accepts(simulateStep(state, step));
    const chosen = sorted.find(isFine) ?? sorted[0];
    state = chosen?.[0] ? simulateStep(state, chosen[0]) : state;
    return chosen;
  });
}

function mergeBy(
  parts: readonly Steps[],
  choose: (queues: UnorderedStep[][]) => UnorderedStep[] | undefined,
): Steps {
  const queues = parts.map((part) => [...part]);
  return parts.flat().flatMap(() => {
    const isOpen = (queue: Steps) => queue.length > 0;
    return choose(queues.filter(isOpen))?.shift() ?? [];
  });
}

function isAccepted(steps: Steps, before: OrganizationSnapshot, accepts: Accepts): boolean {
  let state = before;
  return steps.every((step) => {
    state = simulateStep(state, step);
    return accepts(state);
  });
}

import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { isReady, type Needs } from "./dependencies.ts";
import type { Undo } from "./model-step.ts";
import type { Violations } from "./violations.ts";

/** Compares what two steps lead to. */
export type Compare = (a: Violations, b: Violations) => number;

/** Prefers too little to too much. */
export const lessExtra: Compare = (a, b) =>
  a.sensitive - b.sensitive || a.extra - b.extra || a.missing - b.missing;

/** Prefers too much to too little. */
export const lessMissing: Compare = (a, b) =>
  a.missing - b.missing || a.sensitive - b.sensitive || a.extra - b.extra;

/**
 * Takes a step that makes nothing worse while one is ready, and otherwise the one with the fewest violations. The model is as
 * before afterwards.
 */
export function findLeastBadOrder(
  model: AccessModel,
  steps: readonly UnorderedStep[],
  needs: Needs,
  compare: Compare,
): readonly UnorderedStep[] {
  const path: UnorderedStep[] = [];
  const undo: Undo[] = [];
  const done = new Set<string>();
  const nextOf = () => {
    const ready = steps.filter((step) => !done.has(step.key) && isReady(step, needs, done));
    return findHarmless(model, ready) ?? findLeastBad(model, ready, compare);
  };
  for (let next = nextOf(); next; next = nextOf()) {
    undo.push(model.apply(next));
    path.push(next);
    done.add(next.key);
  }
  for (const revert of undo.reverse()) {
    revert();
  }
  return path;
}

/** Whether every state of an order is allowed. The model is as before afterwards. */
export function isAlways(
  model: AccessModel,
  steps: readonly UnorderedStep[],
  isAllowed: (violations: Violations) => boolean,
): boolean {
  const undo: Undo[] = [];
  const isAllowedAfter = (step: UnorderedStep) => {
    undo.push(model.apply(step));
    return isAllowed(model);
  };
  const result = steps.every(isAllowedAfter);
  for (const revert of undo.reverse()) {
    revert();
  }
  return result;
}

/** The first step that makes nothing worse. */
export function findHarmless(
  model: AccessModel,
  steps: readonly UnorderedStep[],
): UnorderedStep | undefined {
  const { sensitive, extra, missing } = model;
  return steps.find((step) => {
    const violations = tryStep(model, step);
    return (
      violations.sensitive <= sensitive &&
      violations.extra <= extra &&
      violations.missing <= missing
    );
  });
}

/** The step with the fewest violations. */
export function findLeastBad(
  model: AccessModel,
  steps: readonly UnorderedStep[],
  compare: Compare,
): UnorderedStep | undefined {
  const tried = steps.map((step) => ({ step, ...tryStep(model, step) }));
  return tried.sort(compare)[0]?.step;
}

/** What a step would lead to. */
function tryStep(model: AccessModel, step: UnorderedStep): Violations {
  const revert = model.apply(step);
  const { sensitive, extra, missing } = model;
  revert();
  return { sensitive, extra, missing };
}

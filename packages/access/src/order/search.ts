import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel, Undo } from "./access-model.ts";
import { isReady, type Needs } from "./dependencies.ts";

/** How many members × permissions are outside the envelope after a step: more than they may hold, and less. */
export interface Violations {
  readonly extra: number;
  readonly missing: number;
}

/** Compares what two steps lead to. */
export type Compare = (a: Violations, b: Violations) => number;

/** Prefers too little to too much. */
export const lessExtra: Compare = (a, b) => a.extra - b.extra || a.missing - b.missing;

/** Prefers too much to too little. */
export const lessMissing: Compare = (a, b) => a.missing - b.missing || a.extra - b.extra;

/** How many steps may still be tried. */
export interface Budget {
  left: number;
}

interface Search {
  readonly model: AccessModel;
  readonly steps: readonly UnorderedStep[];
  readonly needs: Needs;
  readonly isAllowed: (violations: Violations) => boolean;
  readonly budget: Budget;
  readonly done: Set<string>;
  readonly path: UnorderedStep[];
  readonly undo: Undo[];
  /** The sets of steps that lead nowhere. */
  readonly failed: Set<string>;
}

/**
 * Searches for an order in which every state is allowed. Returns `null` if there is none, or if the budget is spent. The model is
 * as before afterwards.
 */
export function findOrder(
  model: AccessModel,
  steps: readonly UnorderedStep[],
  needs: Needs,
  isAllowed: Search["isAllowed"],
  budget: Budget,
): readonly UnorderedStep[] | null {
  const search: Search = {
    model,
    steps,
    needs,
    isAllowed,
    budget,
    done: new Set(),
    path: [],
    undo: [],
    failed: new Set(),
  };
  const found = extend(search);
  const order = found ? [...search.path] : null;
  while (search.undo.length > 0) {
    search.undo.pop()?.();
  }
  return order;
}

/** Adds a step at a time, and takes the last one back where none is allowed. */
function extend(search: Search): boolean {
  const { steps, done, failed, budget } = search;
  if (done.size === steps.length) {
    return true;
  }
  const state = steps.map(({ key }) => (done.has(key) ? 1 : 0)).join("");
  if (failed.has(state)) {
    return false;
  }
  const ready = steps.filter((step) => !done.has(step.key) && isReady(step, search.needs, done));
  // A step that touches no one at risk is never in the way.
  const free = ready.find((step) => search.model.touched(step).length === 0);
  for (const step of free ? [free] : ready) {
    if (--budget.left < 0) {
      return false;
    }
    if (push(search, step) && extend(search)) {
      return true;
    }
    pop(search);
  }
  failed.add(state);
  return false;
}

function push({ model, path, undo, done, isAllowed }: Search, step: UnorderedStep): boolean {
  undo.push(model.apply(step));
  path.push(step);
  done.add(step.key);
  return isAllowed(model);
}

function pop({ path, undo, done }: Search): void {
  undo.pop()?.();
  const step = path.pop();
  done.delete(step?.key ?? "");
}

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
  isAllowed: Search["isAllowed"],
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
  const { extra, missing } = model;
  return steps.find((step) => {
    const violations = tryStep(model, step);
    return violations.extra <= extra && violations.missing <= missing;
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
  const { extra, missing } = model;
  revert();
  return { extra, missing };
}

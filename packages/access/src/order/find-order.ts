import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { isReady, type Needs } from "./dependencies.ts";
import type { Undo } from "./model-step.ts";
import type { Violations } from "./violations.ts";

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

import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import type { Needs } from "./dependencies.ts";

/** Divides steps into groups that can be ordered on their own: no two share a member at risk, or need each other. */
export function divide(
  steps: readonly UnorderedStep[],
  needs: Needs,
  model: AccessModel,
): readonly (readonly UnorderedStep[])[] {
  const parents = new Map<object, object>();
  const find = (item: object): object => {
    let root = item;
    for (let next = parents.get(root); next; next = parents.get(root)) {
      root = next;
    }
    if (root !== item) {
      parents.set(item, root);
    }
    return root;
  };
  const join = (a: object, b: object) => {
    const [first, second] = [find(a), find(b)];
    if (first !== second) {
      parents.set(first, second);
    }
  };
  const byKey = new Map(steps.map((step) => [step.key, step]));
  for (const step of steps) {
    for (const cell of model.touched(step)) {
      join(step, cell);
    }
    for (const key of needs.get(step.key) ?? []) {
      join(step, byKey.get(key) ?? step);
    }
  }
  const groups = new Map<object, UnorderedStep[]>();
  for (const step of steps) {
    const root = find(step);
    groups.set(root, [...(groups.get(root) ?? []), step]);
  }
  return [...groups.values()];
}

import type { PlanStep, StepChange } from "../model/plan.ts";

type Reference = { readonly id: string; readonly name: string };

/**
 * Replaces the references of a step by the ids that the API returned.
 *
 * @param ids - the ids of created objects by their references
 */
export function resolveStep(step: PlanStep, ids: ReadonlyMap<string, string>): PlanStep {
  const toId = (id: string) => ids.get(id) ?? id;
  const scope = step.scope === "organization" ? step.scope : { project: toId(step.scope.project) };
  const change = {
    kind: step.kind,
    before: resolveContent(step.before, toId),
    after: resolveContent(step.after, toId),
  } as StepChange;
  return { ...step, scope, id: toId(step.id), ...change };
}

/** Returns a reference that a step still has, although its object should exist by now. */
export function findUnresolved(step: PlanStep): string | undefined {
  const { scope, id, before, after } = step;
  const used = [
    ...(scope === "organization" ? [] : [scope.project]),
    ...(before === null && step.kind !== "governance" ? [] : [id]),
    ...(after ? referencesOf(after).map((reference) => reference.id) : []),
  ];
  return used.find(isReference);
}

/** Whether an id stands for an object that a step creates. */
function isReference(id: string): boolean {
  return id.startsWith("ref:");
}

function referencesOf(content: object): readonly Reference[] {
  return Object.values(content)
    .flat()
    .filter((value) => typeof value === "object" && value !== null);
}

function resolveContent(content: object | null, toId: (id: string) => string): object | null {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(resolve);
    }
    return typeof value === "object" && value !== null
      ? { ...value, id: toId((value as Reference).id) }
      : value;
  };
  return (
    content &&
    Object.fromEntries(Object.entries(content).map(([name, value]) => [name, resolve(value)]))
  );
}

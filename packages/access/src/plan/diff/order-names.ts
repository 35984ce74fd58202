import type { StepKind, UnorderedStep } from "../../model/plan.ts";
import { temporaryName } from "../../order/temporary.ts";

const NAMED: ReadonlySet<StepKind> = new Set(["policy", "role", "project"]);

/**
 * Makes each step that takes a name wait for the step that frees it. Where that makes a circle, as when two policies swap
 * their names, one of them gets a temporary name first.
 */
export function orderNames(given: readonly UnorderedStep[]): readonly UnorderedStep[] {
  const named = given.filter(({ kind }) => NAMED.has(kind));
  const frees = new Map(
    named.flatMap((step) => {
      const { before, after } = step;
      return before && nameOf(before) !== nameOf(after) ? [[slot(step, nameOf(before)), step]] : [];
    }) as [string, UnorderedStep][],
  );
  const steps = new Map(given.map((step) => [step.key, step]));
  for (const { key, ...step } of named) {
    const taken = nameOf(step.after);
    const freeing = nameOf(step.before) === taken ? undefined : frees.get(slot(step, taken));
    if (freeing) {
      const isCircle = reaches(steps, freeing.key, key);
      const waitsFor = isCircle ? setAside(steps, freeing.key) : freeing.key;
      addDependency(steps, key, waitsFor);
    }
  }
  return [...steps.values()];
}

function nameOf(content: UnorderedStep["after"]): string | undefined {
  return content && "name" in content ? content.name : undefined;
}

function slot(
  { kind, scope }: Pick<UnorderedStep, "kind" | "scope">,
  name: string | undefined,
): string {
  return JSON.stringify([kind, scope, name]);
}

/** Whether a step waits for another, directly or not. */
function reaches(steps: ReadonlyMap<string, UnorderedStep>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const visit = (key: string): boolean => {
    if (key === to) {
      return true;
    }
    if (seen.has(key)) {
      return false;
    }
    seen.add(key);
    return steps.get(key)?.dependsOn.some(visit) ?? false;
  };
  return visit(from);
}

function addDependency(steps: Map<string, UnorderedStep>, key: string, on: string): void {
  const step = steps.get(key) as UnorderedStep;
  if (!step.dependsOn.includes(on)) {
    steps.set(key, { ...step, dependsOn: [...step.dependsOn, on] });
  }
}

/** Adds a step that only gives an object a temporary name. Returns its key. */
function setAside(steps: Map<string, UnorderedStep>, key: string): string {
  const aside = `${key}#name`;
  const step = steps.get(key) as UnorderedStep;
  if (!steps.has(aside)) {
    const name = temporaryName(step.id);
    steps.set(aside, {
      ...step,
      key: aside,
      operation: step.operation.replace(/^delete/, "update"),
      name,
      why: "temporary name",
      after: { ...step.before, name },
      dependsOn: [],
    } as UnorderedStep);
    const before = { ...step.before, name } as never;
    steps.set(key, { ...step, before, dependsOn: [...step.dependsOn, aside] });
  }
  return aside;
}

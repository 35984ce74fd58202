import type { UnorderedStep } from "../model/plan.ts";
import { levelKey } from "./level-changes.ts";

/** The keys of the steps that must come before each step, by the step's key. */
export type Needs = Map<string, ReadonlySet<string>>;

/**
 * Finds the steps that must come first: what a step refers to exists, what it deletes is free, and so is the name that it gives.
 *
 * @throws {RangeError} if steps depend on each other.
 */
export function findDependencies(steps: readonly UnorderedStep[]): Needs {
  const needs = collect(steps, new Map());
  if (hasCycle(steps, needs)) {
    throw new RangeError("The steps of the plan depend on each other.");
  }
  const withNames = collect(steps, ownersOfNames(steps));
  // Objects that swap their names need a third name, which the steps do not have.
  return hasCycle(steps, withNames) ? needs : withNames;
}

/** Sorts steps that are in order of preference so that each comes after those that it needs. */
export function sortByNeeds(
  steps: readonly UnorderedStep[],
  needs: Needs,
): readonly UnorderedStep[] {
  const sorted: UnorderedStep[] = [];
  const done = new Set<string>();
  const pending = new Set(steps);
  for (let next = firstReady(pending, needs, done); next; next = firstReady(pending, needs, done)) {
    pending.delete(next);
    done.add(next.key);
    sorted.push(next);
  }
  return sorted;
}

/** Whether everything that a step needs is done. */
export function isReady({ key }: UnorderedStep, needs: Needs, done: ReadonlySet<string>): boolean {
  return [...(needs.get(key) ?? [])].every((one) => done.has(one));
}

function firstReady(pending: Iterable<UnorderedStep>, needs: Needs, done: ReadonlySet<string>) {
  for (const step of pending) {
    if (isReady(step, needs, done)) {
      return step;
    }
  }
  return undefined;
}

function hasCycle(steps: readonly UnorderedStep[], needs: Needs): boolean {
  return sortByNeeds(steps, needs).length < steps.length;
}

function collect(
  steps: readonly UnorderedStep[],
  owners: ReadonlyMap<string, UnorderedStep>,
): Needs {
  const keys = new Set(steps.map(({ key }) => key));
  const created = new Map(
    steps
      .filter(({ before }) => before === null)
      .map((step) => [idKey(step, step.kind, step.id), step.key]),
  );
  const freed = releases(steps);
  const needsOf = (step: UnorderedStep) => [
    ...step.dependsOn,
    ...references(step).map((reference) => created.get(reference)),
    ...(step.after === null ? (freed.get(idKey(step, step.kind, step.id)) ?? []) : []),
    owners.get(nameKey(step, step.after))?.key,
  ];
  return new Map(
    steps.map((step) => {
      const known = needsOf(step).filter((key) => key !== undefined && keys.has(key));
      return [step.key, new Set(known.filter((key) => key !== step.key) as string[])];
    }),
  );
}

/** What a step refers to. */
function references(step: UnorderedStep): readonly string[] {
  const project =
    step.scope === "organization" ? [] : [`["","project",${JSON.stringify(step.scope.project)}]`];
  switch (step.kind) {
    case "role":
      return [
        ...project,
        ...(step.after?.policies ?? []).map(({ id }) => idKey(step, "policy", id)),
      ];
    case "member":
    case "invitation":
      return [...project, ...(step.after?.role ? [idKey(step, "role", step.after.role.id)] : [])];
    case "governance":
      return step.after ? [JSON.stringify(["", "project", step.after.project.id])] : [];
    default:
      return project;
  }
}

/** The steps that stop using something, by what they used. */
function releases(steps: readonly UnorderedStep[]): ReadonlyMap<string, readonly string[]> {
  const released = new Map<string, string[]>();
  const add = (step: UnorderedStep, kind: string, id: string) => {
    const key = idKey(step, kind, id);
    released.set(key, [...(released.get(key) ?? []), step.key]);
  };
  for (const step of steps) {
    if (step.kind === "role") {
      const kept = new Set(step.after?.policies.map(({ id }) => id));
      for (const { id } of step.before?.policies ?? []) {
        if (!kept.has(id)) {
          add(step, "policy", id);
        }
      }
    } else if ((step.kind === "member" || step.kind === "invitation") && step.before?.role) {
      add(step, "role", step.before.role.id);
    }
  }
  return released;
}

/** The steps that give up a name, by the name. */
function ownersOfNames(steps: readonly UnorderedStep[]): ReadonlyMap<string, UnorderedStep> {
  return new Map(
    steps
      .filter((step) => step.before && nameKey(step, step.before) !== nameKey(step, step.after))
      .map((step) => [nameKey(step, step.before), step]),
  );
}

/** A name that only one thing of its kind may have. */
function nameKey({ kind, scope, id }: UnorderedStep, content: UnorderedStep["after"]): string {
  const name = content && "name" in content ? content.name : null;
  return JSON.stringify([levelKey(scope), kind, name ?? { id }]);
}

function idKey({ scope }: UnorderedStep, kind: string, id: string): string {
  return JSON.stringify([kind === "project" ? "" : levelKey(scope), kind, id]);
}

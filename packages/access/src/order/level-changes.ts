import type { UnorderedStep } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot, Scope } from "../model/snapshot.ts";

/** A level before and after its steps. `null`: it does not exist, or was not read. */
export interface LevelChange {
  readonly scope: Scope;
  readonly before: LevelSnapshot | null;
  readonly after: LevelSnapshot | null;
  readonly steps: readonly UnorderedStep[];
}

/** The name of a level in maps: empty, or the id of the project. */
export function levelKey(scope: Scope): string {
  return scope === "organization" ? "" : scope.project;
}

/** Lists the levels of an organization, and the steps of each. The organization comes first. */
export function levelChanges(
  before: OrganizationSnapshot,
  after: OrganizationSnapshot,
  steps: readonly UnorderedStep[],
): readonly [LevelChange, ...LevelChange[]] {
  const stepsOf = new Map<string, UnorderedStep[]>();
  for (const step of steps) {
    const key = levelKey(step.scope);
    stepsOf.set(key, [...(stepsOf.get(key) ?? []), step]);
  }
  const projects = (snapshot: OrganizationSnapshot) =>
    new Map(snapshot.projects?.map(({ id, level }) => [id, level]));
  const [old, next] = [projects(before), projects(after)];
  const ids = [...new Set([...old.keys(), ...next.keys()])];
  return [
    {
      scope: "organization",
      before: before.organization,
      after: after.organization,
      steps: stepsOf.get("") ?? [],
    },
    ...ids.map((project) => ({
      scope: { project },
      before: old.get(project) ?? null,
      after: next.get(project) ?? null,
      steps: stepsOf.get(project) ?? [],
    })),
  ];
}

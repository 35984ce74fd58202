import type { Plan } from "../model/plan.ts";
import type { OrganizationSnapshot, Scope } from "../model/snapshot.ts";

type Content = Pick<Plan, "steps" | "access" | "order" | "unmanaged">;

/** Returns the names of the projects that a plan mentions, by id. */
export function projectNames(
  { projects }: OrganizationSnapshot,
  { steps, access, order, unmanaged }: Content,
): Readonly<Record<string, string>> {
  const all = [...steps, ...access.gains, ...access.losses, ...order.exposures, ...unmanaged];
  const used = new Set(all.map(({ scope }) => projectOf(scope)));
  const names = new Map(projects?.map(({ id, name }) => [id, name]));
  for (const { kind, id, name, after } of steps) {
    if (kind === "project" && after) {
      names.set(id, name);
    }
  }
  return Object.fromEntries([...names].filter(([id]) => used.has(id)).sort());
}

function projectOf(scope: Scope): string | null {
  return scope === "organization" ? null : scope.project;
}

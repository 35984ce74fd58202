import type { PlanStep } from "../model/plan.ts";
import { foldEmail } from "../plan/text.ts";

/** The key of the object that a step changes, as in a plan's fingerprint. A governance step changes its project. */
export function keyOfStep({ scope, kind, id, before, after }: PlanStep): string {
  if (kind === "governance") {
    return `project:${(after ?? before)?.project.id ?? id}`;
  }
  return kind === "project" ? `project:${id}` : `${prefixOf(scope)}${kind}:${id}`;
}

/** The keys of everything that a step changes: its object, and the names or the address that it takes and frees. */
export function keysOfStep(step: PlanStep): string[] {
  const { scope, kind, before, after } = step;
  const prefix = kind === "project" ? "" : prefixOf(scope);
  const other = [before, after].flatMap((content) => {
    if (content && "email" in content) {
      return [`${prefix}email:${foldEmail(content.email)}`];
    }
    return content && "name" in content ? [`${prefix}${kind}-name:${content.name}`] : [];
  });
  return [keyOfStep(step), ...other];
}

/** Returns what keys of a level start with. */
export function prefixOf(scope: PlanStep["scope"]): string {
  return scope === "organization" ? "" : `${scope.project}/`;
}

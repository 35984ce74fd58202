import { matchesPermission } from "../../access/match-permission.ts";
import type { Assertion } from "../../model/declaration.ts";
import type { PlanStep, PolicyContent } from "../../model/plan.ts";

/** Whether a step may change who holds a permission. Most policies change others: then nothing has to be counted again. */
export function mayChange(step: PlanStep, patterns: readonly string[]): boolean {
  if (step.kind === "governance") {
    return false;
  }
  if (step.kind !== "policy" || !step.before || !step.after) {
    return true;
  }
  const [before, after] = [namesOf(step.before), namesOf(step.after)];
  const changed = [...before, ...after].filter((name) => before.has(name) !== after.has(name));
  return changed.some((name) => patterns.some((pattern) => matchesPermission(pattern, name)));
}

function namesOf({ permissions }: PolicyContent): ReadonlySet<string> {
  return new Set(permissions.map(({ name }) => name));
}

/** The permission that an assertion is about. */
export function permissionOf(assertion: Assertion): string {
  if ("never" in assertion) {
    return assertion.never.holds;
  }
  return "always" in assertion ? assertion.always.holds : assertion.hold;
}

import { compareStrings } from "../access/compare-strings.ts";
import type { StepKind, UnorderedStep } from "../model/plan.ts";
import { levelKey } from "./level-changes.ts";

const CREATE: readonly StepKind[] = ["project", "policy", "role"];
const UPDATE: readonly StepKind[] = ["project", "policy", "role", "member", "governance"];
const DELETE: readonly StepKind[] = [
  "governance",
  "invitation",
  "member",
  "role",
  "policy",
  "project",
];

/** Sorts steps as most tools do: create, update policies, update roles, change members, delete. Invitations come last. */
export function sortAsUsual(steps: readonly UnorderedStep[]): readonly UnorderedStep[] {
  return [...steps].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      compareStrings(levelKey(a.scope), levelKey(b.scope)) ||
      compareStrings(a.name, b.name) ||
      compareStrings(a.key, b.key),
  );
}

function rankOf({ kind, before, after }: UnorderedStep): number {
  if (kind === "invitation" && after) {
    return 40;
  }
  // Unassigning comes after assigning: no project is without a governance policy in between.
  if (kind === "governance") {
    return after?.policy ? 18 : 19;
  }
  if (before === null) {
    return CREATE.indexOf(kind);
  }
  return after === null ? 20 + DELETE.indexOf(kind) : 10 + UPDATE.indexOf(kind);
}

import type { CheckResult } from "../../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import type { Facts } from "./facts.ts";
import { allowedOf, countOf, describeLimit } from "./limit.ts";

/** Checks how many objects a plan deletes. */
export function checkDeletions(run: Run, { before, steps }: Facts): CheckResult[] {
  const limit = run.declaration.limits.deletions;
  const count = steps.filter(({ after, temporary }) => after === null && !temporary).length;
  if (limit === undefined) {
    return [];
  }
  const total = countObjects(before);
  const passed = count <= allowedOf(limit, total);
  const deletions = countOf(count, "deletion");
  const message = `${deletions}; the limit ${describeLimit(limit, total)} allows ${allowedOf(limit, total)}.`;
  if (!passed) {
    run.brake("deletions", message, deletions);
  }
  return [{ name: "deletions", passed, message, at: null }];
}

function countObjects({ organization, projects }: OrganizationSnapshot): number {
  const levels = [organization, ...(projects ?? []).flatMap(({ level }) => level ?? [])];
  return levels.reduce((sum, level) => sum + countInLevel(level), projects?.length ?? 0);
}

function countInLevel({ policies, roles, members }: LevelSnapshot): number {
  const custom = roles.filter(({ preset }) => !preset);
  return policies.length + custom.length + (members?.length ?? 0);
}

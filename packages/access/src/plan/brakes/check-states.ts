import { checkAssertions } from "../../access/check-assertions.ts";
import { matchesPermission } from "../../access/match-permission.ts";
import { ALL_PROJECTS } from "../../access/presets.ts";
import type { Assertion } from "../../model/declaration.ts";
import type { CheckResult, PlanStep, PolicyContent } from "../../model/plan.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import { simulateStep } from "../../order/simulate-step.ts";
import type { Run } from "../run.ts";
import { HolderCount } from "./holder-count.ts";

/** What holds after the plan. */
export interface StateChecks {
  readonly after: OrganizationSnapshot;
  readonly assertions: readonly CheckResult[];
  readonly limits: readonly CheckResult[];
}

/** Checks assertions and the number of holders before the plan, after each step and after the plan. */
export function checkStates(
  run: Run,
  before: OrganizationSnapshot,
  steps: readonly PlanStep[],
): StateChecks {
  const { assertions } = run.declaration;
  const keep = Object.entries(run.declaration.limits.keepHolders ?? { "iam:manage": 1 });
  const holders = keep.map(([permission, minimum]) => new HolderCount(permission, minimum, before));
  const failing = new Map<string, number>();
  const check = (snapshot: OrganizationSnapshot) =>
    before.organization.members
      ? checkAssertions(assertions, snapshot)
      : checkAssertions(assertions, withoutMembers(snapshot), { partial: true });
  const patterns = [ALL_PROJECTS, ...keep.map(([name]) => name), ...assertions.map(permissionOf)];
  const atFirst = check(before);
  let state = before;
  let results = atFirst;
  for (const step of steps) {
    state = simulateStep(state, step);
    if (!mayChange(step, patterns)) {
      continue;
    }
    results = check(state);
    for (const [index, { passed }] of results.entries()) {
      if (!passed && !failing.has(`${index}`)) {
        failing.set(`${index}`, step.n);
      }
    }
    for (const count of holders) {
      count.visit(state, step.n);
    }
  }
  brakeAssertions(run, atFirst, results, failing);
  return { after: state, assertions: results, limits: holders.flatMap((one) => one.report(run)) };
}

/** With no members in place of unknown ones, what is said about roles can be checked. */
function withoutMembers(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const { organization, projects } = snapshot;
  return {
    ...snapshot,
    organization: { ...organization, members: [] },
    projects:
      projects?.map((project) => ({
        ...project,
        level: project.level && { ...project.level, members: [] },
      })) ?? null,
  };
}

/** Whether a step may change who holds a permission. Most policies change others: then nothing has to be counted again. */
function mayChange(step: PlanStep, patterns: readonly string[]): boolean {
  if (step.kind === "invitation" || step.kind === "governance") {
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

function permissionOf(assertion: Assertion): string {
  if ("never" in assertion) {
    return assertion.never.holds;
  }
  return "always" in assertion ? assertion.always.holds : assertion.hold;
}

function brakeAssertions(
  run: Run,
  before: readonly CheckResult[],
  after: readonly CheckResult[],
  failing: ReadonlyMap<string, number>,
): void {
  for (const [index, { name, passed, message }] of after.entries()) {
    const step = failing.get(`${index}`);
    if (!passed) {
      run.brake("assertion", `The assertion "${name}" fails after the plan: ${message}`, null);
    } else if (before[index]?.passed && step !== undefined) {
      const text = `The assertion "${name}" fails for a moment, after step ${step}. Another --order may avoid that.`;
      run.brake("assertionBetween", text, `assertion ${name} fails for a moment`);
    } else if (!before[index]?.passed) {
      run.notes.add(`The assertion "${name}" does not hold now, but after the plan.`);
    }
  }
}

import { checkAssertions } from "../../access/check-assertions.ts";
import { countHolders } from "../../access/who-can.ts";
import type { CheckResult, PlanStep } from "../../model/plan.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import { simulateStep } from "../../order/simulate-step.ts";
import type { Run } from "../run.ts";
import { countOf } from "./limit.ts";

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
  const atFirst = check(before);
  let state = before;
  let results = atFirst;
  for (const step of steps) {
    state = simulateStep(state, step);
    results = changesAccess(step) ? check(state) : results;
    for (const [index, { passed }] of results.entries()) {
      if (!passed && !failing.has(`${index}`)) {
        failing.set(`${index}`, step.n);
      }
    }
    for (const count of changesAccess(step) ? holders : []) {
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

function changesAccess({ kind }: PlanStep): boolean {
  return kind !== "invitation" && kind !== "governance";
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

/** Counts who holds a permission, step by step. */
class HolderCount {
  readonly #permission: string;
  readonly #minimum: number;
  readonly #before: number | null;
  #last: number | null;
  #lowest: { readonly count: number; readonly step: number } | null = null;

  constructor(permission: string, minimum: number, snapshot: OrganizationSnapshot) {
    this.#permission = permission;
    this.#minimum = minimum;
    this.#before = countHolders(snapshot, permission);
    this.#last = this.#before;
  }

  visit(snapshot: OrganizationSnapshot, step: number): void {
    this.#last = countHolders(snapshot, this.#permission);
    if (this.#last !== null && (this.#lowest === null || this.#last < this.#lowest.count)) {
      this.#lowest = { count: this.#last, step };
    }
  }

  report(run: Run): CheckResult[] {
    const name = `keepHolders ${this.#permission}`;
    if (this.#before === null || this.#last === null) {
      const message = "Holders are not counted, because members were not read.";
      return [{ name, passed: true, message, at: null }];
    }
    const { count, step } = this.#lowest ?? { count: this.#before, step: 0 };
    const passed = Math.min(count, this.#last) >= this.#minimum;
    const who = `${countOf(count, "member")} ${count === 1 ? "holds" : "hold"} ${this.#permission}`;
    const message = `${who}${step > 0 ? ` after step ${step}` : ""}; at least ${this.#minimum} must.`;
    // Too few before the plan are not the plan's fault, unless it makes them fewer.
    if (count < this.#minimum && count < this.#before) {
      run.brake("keepHolders", message, `${countOf(count, "holder")} of ${this.#permission}`);
    } else if (!passed) {
      run.warnings.add(message);
    }
    return [{ name, passed, message, at: null }];
  }
}

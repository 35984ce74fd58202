import { checkAssertions } from "../../access/check-assertions.ts";
import { ALL_PROJECTS } from "../../access/presets.ts";
import type { Assertion, Declaration } from "../../model/declaration.ts";
import type { CheckResult, PlanStep } from "../../model/plan.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import { simulateStep } from "../../order/simulate-step.ts";
import type { Run } from "../run.ts";
import { HolderCount } from "./holder-count.ts";
import { mayChange, permissionOf } from "./may-change.ts";

/** Checks assertions and the number of holders before a plan, after each step and after the plan. */
export class StateWalk {
  readonly before: OrganizationSnapshot;
  readonly after: OrganizationSnapshot;
  readonly assertions: readonly CheckResult[];
  readonly #declared: readonly Assertion[];
  readonly #atFirst: readonly CheckResult[];
  /** The first step after which an assertion fails, by the position of the assertion. */
  readonly #failing = new Map<number, number>();
  readonly #holders: readonly HolderCount[];

  constructor(
    { assertions, limits }: Declaration,
    before: OrganizationSnapshot,
    steps: readonly PlanStep[],
  ) {
    const keep = Object.entries({ "iam:manage": 1, ...limits.keepHolders });
    const patterns = [ALL_PROJECTS, ...keep.map(([name]) => name), ...assertions.map(permissionOf)];
    this.before = before;
    this.#declared = assertions;
    this.#holders = keep.map(([name, minimum]) => new HolderCount(name, minimum, before));
    this.#atFirst = check(assertions, before);
    let [state, results] = [before, this.#atFirst];
    for (const step of steps) {
      state = simulateStep(state, step);
      if (mayChange(step, patterns)) {
        results = this.#visit(state, step.n);
      }
    }
    this.after = state;
    this.assertions = results;
  }

  /** Whether nothing fails only between two steps. */
  get isSmooth(): boolean {
    return (
      this.#holders.every(({ isSmooth }) => isSmooth) &&
      [...this.#failing.keys()].every((index) => !this.#holdsAround(index))
    );
  }

  /** Whether a state between two steps is as good as those before and after the plan. */
  accepts(state: OrganizationSnapshot): boolean {
    return (
      this.#holders.every((count) => count.accepts(state)) &&
      check(this.#declared, state).every(({ passed }, index) => passed || !this.#holdsAround(index))
    );
  }

  /** Adds brakes for what fails. Returns the results of the limits. */
  report(run: Run): CheckResult[] {
    for (const [index, { name, passed, message }] of this.assertions.entries()) {
      const step = this.#failing.get(index);
      if (!passed) {
        run.brake("assertion", `The assertion "${name}" fails after the plan: ${message}`, null);
      } else if (!this.#atFirst[index]?.passed) {
        run.notes.add(`The assertion "${name}" does not hold now, but after the plan.`);
      } else if (step !== undefined) {
        const text = `The assertion "${name}" fails for a moment, after step ${step}.`;
        run.brake("assertionBetween", text, `assertion ${name} fails for a moment`);
      }
    }
    return this.#holders.flatMap((count) => count.report(run));
  }

  #visit(state: OrganizationSnapshot, n: number): readonly CheckResult[] {
    const results = check(this.#declared, state);
    for (const [index, { passed }] of results.entries()) {
      if (!passed && !this.#failing.has(index)) {
        this.#failing.set(index, n);
      }
    }
    for (const count of this.#holders) {
      count.visit(state, n);
    }
    return results;
  }

  #holdsAround(index: number): boolean {
    return this.#atFirst[index]?.passed === true && this.assertions[index]?.passed === true;
  }
}

function check(
  assertions: readonly Assertion[],
  snapshot: OrganizationSnapshot,
): readonly CheckResult[] {
  return snapshot.organization.members
    ? checkAssertions(assertions, snapshot)
    : checkAssertions(assertions, withoutMembers(snapshot), { partial: true });
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

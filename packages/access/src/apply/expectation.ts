import type { Plan, PlanStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { simulateStep } from "../order/simulate-step.ts";
import { findObject } from "../plan/object-keys.ts";
import { findChanges } from "./find-changes.ts";
import { keyOfStep, keysOfStep } from "./step-keys.ts";

/** The state that an organization should have after the steps that were done. */
export class Expectation {
  #snapshot: OrganizationSnapshot;
  /** What is compared: what the plan depends on and what its steps change. */
  readonly #keys: Set<string>;

  constructor(snapshot: OrganizationSnapshot, plan: Plan) {
    this.#snapshot = snapshot;
    this.#keys = new Set(Object.keys(plan.fingerprint.objects));
  }

  get snapshot(): OrganizationSnapshot {
    return this.#snapshot;
  }

  /** Expects the effect of a step whose references, its own included, are resolved. */
  done(step: PlanStep): void {
    this.#snapshot = simulateStep(this.#snapshot, step);
    this.#keys.add(keyOfStep(step));
  }

  /** Expects nothing of an object any more: its step failed, and may have changed something all the same. */
  failed(step: PlanStep): void {
    for (const key of keysOfStep(step)) {
      this.#keys.delete(key);
    }
  }

  findChanges(actual: OrganizationSnapshot): string[] {
    return findChanges(this.#snapshot, actual, this.#keys);
  }

  /** Whether the name that a step gives to something new is free. */
  isAbsent(step: PlanStep): boolean {
    const names = keysOfStep(step).filter((key) => key.includes("-name:"));
    return names.every((key) => {
      const found = findObject(this.#snapshot, key);
      return !Array.isArray(found) || found.length === 0;
    });
  }
}

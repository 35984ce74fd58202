import { countHolders } from "../../access/who-can.ts";
import type { CheckResult } from "../../model/plan.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { countOf } from "./limit.ts";

/** Counts who holds a permission, step by step. */
export class HolderCount {
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

  /** Whether there are never fewer than before and after. */
  get isSmooth(): boolean {
    return this.#lowest === null || this.#lowest.count >= this.#needed;
  }

  accepts(snapshot: OrganizationSnapshot): boolean {
    return (countHolders(snapshot, this.#permission) ?? 0) >= this.#needed;
  }

  get #needed(): number {
    return Math.min(this.#minimum, this.#before ?? 0, this.#last ?? 0);
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

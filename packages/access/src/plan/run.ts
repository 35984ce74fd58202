import type { Declaration } from "../model/declaration.ts";
import type { Brake } from "../model/plan.ts";
import type { Position } from "../model/position.ts";
import type { OrganizationSnapshot, Problem } from "../model/snapshot.ts";
import type { PlanOptions } from "./plan-options.ts";

/** What a plan is made from, and what was found so far. */
export class Run {
  readonly declaration: Declaration;
  /** The organization without what an interrupted run left. */
  readonly snapshot: OrganizationSnapshot;
  readonly options: PlanOptions;
  readonly problems: Problem[] = [];
  readonly warnings: Set<string> = new Set();
  readonly notes: Set<string> = new Set();
  readonly brakes: Brake[] = [];
  /** The new projects whose contents cannot be planned before they exist. */
  readonly postponed: string[] = [];
  /** Whether all lists were read to their end. Otherwise nothing is deleted. */
  readonly isComplete: boolean;

  constructor(declaration: Declaration, snapshot: OrganizationSnapshot, options: PlanOptions) {
    this.declaration = declaration;
    this.snapshot = snapshot;
    this.options = options;
    this.isComplete = snapshot.reads.every(({ complete }) => complete);
  }

  /** Adds something that is wrong in the file. */
  problem(at: Position | null, message: string): void {
    this.problems.push({ message, at });
  }

  /**
   * Adds a reason not to apply the plan.
   *
   * @param accept - the value of `--accept` that overrides it; `null` if nothing does
   */
  brake(name: string, message: string, accept: string | null, isAllowed = false): void {
    const accepted = isAllowed || (accept !== null && this.accepts(accept));
    this.brakes.push({ name, message, accept, accepted });
  }

  /** Whether the caller accepts something. */
  accepts(accept: string): boolean {
    return this.options.accept?.includes(accept) ?? false;
  }
}

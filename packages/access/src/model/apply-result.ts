import type { PlanStep, StepKind } from "./plan.ts";
import type { Scope } from "./snapshot.ts";

/**
 * How a step ended.
 *
 * - `done`: the server confirmed what was sent.
 * - `adopted`: the object already was as the step makes it. The response of an earlier request was lost, or the same
 *   change was made elsewhere.
 * - `failed`: the server rejected the step, or stored something else.
 * - `unknown`: the response was lost, and reading did not show the change. It may have happened, or may still happen.
 * - `skipped`: not sent, because an earlier step failed or the apply was stopped.
 */
export type StepStatus = "done" | "adopted" | "failed" | "unknown" | "skipped";

/** What became of a step. */
export interface StepResult {
  /** The step's number in the plan. */
  readonly n: number;
  readonly operation: PlanStep["operation"];
  readonly kind: StepKind;
  readonly scope: Scope;
  readonly name: string;
  /** The object's id. The reference of the plan if the step creates the object and did not. */
  readonly id: string;
  readonly status: StepStatus;
  /** Why the step is not done, in one sentence. `null` if it is. */
  readonly message: string | null;
}

/**
 * The result of applying a plan. Contains no keys.
 *
 * - `done`: every step is done or adopted, and a complete reading confirmed it.
 * - `incomplete`: something is missing. Plan again and apply the rest.
 * - `interrupted`: the signal stopped it. Plan again and apply the rest.
 * - `rejected`: the server rejects the key.
 */
export interface ApplyResult {
  readonly status: "done" | "incomplete" | "interrupted" | "rejected";
  /** In the order of the plan. */
  readonly steps: readonly StepResult[];
  /** What someone else changed meanwhile, the last reading did not confirm, or the plan could not contain yet: one sentence each. */
  readonly moved: readonly string[];
  /** How many writes were sent, including those that were sent again. */
  readonly writes: number;
}

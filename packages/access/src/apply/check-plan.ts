import { BrakeError, StalePlanError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import { digestOf } from "../plan/digest.ts";
import { PLAN_FORMAT } from "../plan/parse-plan.ts";

/**
 * Checks what can be checked without a request.
 *
 * @throws {StalePlanError} if the plan was edited or is of another version.
 * @throws {BrakeError} if the plan has a brake that was not accepted.
 */
export function checkPlan(plan: Plan): void {
  if (plan.format !== PLAN_FORMAT || digestOf(plan) !== plan.digest) {
    throw new StalePlanError("The plan was edited, or is of another version. Plan again.");
  }
  const open = plan.brakes.filter(({ accepted }) => !accepted);
  if (open.length > 0) {
    throw new BrakeError(open.map(({ message }) => message).join(" "), open);
  }
}

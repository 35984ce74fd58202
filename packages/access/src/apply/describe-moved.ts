import type { Plan } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { simulateStep } from "../order/simulate-step.ts";
import { findObject } from "../plan/object-keys.ts";
import { describeChange, findChanges } from "./find-changes.ts";
import { keyOfStep } from "./step-keys.ts";

/** Says in one sentence how something that a plan depends on differs from what it was. */
export function describeMoved(plan: Plan, snapshot: OrganizationSnapshot, key: string): string {
  const step = plan.steps.find((one) => one.before !== null && keyOfStep(one) === key);
  // The plan has the content only of what it changes.
  const before = step && simulateStep(snapshot, { ...step, after: step.before } as typeof step);
  const [change] = before ? findChanges(before, snapshot, [key]) : [];
  return change ?? describeChange(key, undefined, findObject(snapshot, key) as never, [snapshot]);
}

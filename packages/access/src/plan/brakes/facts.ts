import type { Plan, PlanStep } from "../../model/plan.ts";
import type { OrganizationSnapshot } from "../../model/snapshot.ts";

/** What a plan does, for the checks. */
export interface Facts {
  readonly before: OrganizationSnapshot;
  readonly after: OrganizationSnapshot;
  readonly steps: readonly PlanStep[];
  readonly access: Plan["access"];
}

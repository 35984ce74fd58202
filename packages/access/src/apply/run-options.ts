import type { ConfidentAdmin } from "@confident-admin/core";
import type { Plan } from "../model/plan.ts";
import type { AccessEvent } from "../read/events.ts";
import type { Limiter } from "../read/limiter.ts";
import type { Expectation } from "./expectation.ts";

/** How the steps of a plan are run. */
export interface RunOptions {
  readonly admin: ConfidentAdmin;
  readonly plan: Plan;
  readonly expectation: Expectation;
  readonly limiter: Limiter;
  /** Ends waits and readings, but no write in flight. */
  readonly signal: AbortSignal | undefined;
  readonly onEvent: (event: AccessEvent) => void;
}

import type { ApplyResult, StepResult } from "../model/apply-result.ts";

/** What happens while access control is read or changed, for progress and journals. Plain data without keys. */
export type AccessEvent =
  /** A request of a list was answered. `total`: how many items the list has, if that is known. */
  | {
      readonly type: "read";
      readonly operation: string;
      readonly projectId?: string | undefined;
      readonly count: number;
      readonly total: number | null;
    }
  /** The server limits the rate. No request is sent for `wait` milliseconds. */
  | {
      readonly type: "rate-limit";
      readonly operation: string;
      readonly wait: number;
      readonly parallelism: number;
    }
  /** A step is about to be sent: the intent, for a journal. */
  | ({ readonly type: "step-start" } & Omit<StepResult, "status" | "message">)
  /** How a step ended. `step-done` also if it was adopted. */
  | ({ readonly type: "step-done" | "step-failed" | "step-skipped" } & StepResult)
  /** The lists were read again between two steps. */
  | { readonly type: "reread"; readonly moved: readonly string[] }
  /** The apply has ended. */
  | { readonly type: "done"; readonly status: ApplyResult["status"]; readonly writes: number };

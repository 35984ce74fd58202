import {
  type AccessEvent,
  type ApplyResult,
  applyPlan,
  type IncompleteApplyError,
  type Plan,
} from "@confident-admin/access";
import type { ConfidentAdmin } from "@confident-admin/core";
import type { Call } from "../command.ts";
import { showProgress } from "../output/progress.ts";
import { openJournal } from "./journal.ts";

/**
 * Applies a plan, with progress and a journal.
 *
 * @throws {AccessError} if nothing was written. Otherwise the result says what was.
 */
export async function runPlan(call: Call, admin: ConfidentAdmin, plan: Plan): Promise<ApplyResult> {
  const { signal, stderr } = call;
  const progress = showProgress(call, plan.steps.length);
  const journal = openJournal(call);
  const onEvent = (event: AccessEvent) => {
    if (event.type !== "read") {
      journal.write(event);
    }
    progress.show(event);
  };
  const explain = () => {
    stderr.write(
      "\nInterrupted. Finishing the requests in flight. Press Ctrl-C again to leave at once.\n",
    );
  };
  signal.addEventListener("abort", explain, { once: true });
  journal.write({
    type: "plan",
    digest: plan.digest,
    target: plan.target,
    steps: plan.steps.length,
  });
  try {
    return await applyPlan(admin, plan, { signal, onEvent });
  } catch (error) {
    return resultOf(error);
  } finally {
    signal.removeEventListener("abort", explain);
    journal.close();
    progress.end();
  }
}

function resultOf(error: unknown): ApplyResult {
  const { result } = error as Partial<IncompleteApplyError>;
  if (result) {
    return result;
  }
  throw error;
}

import { type AccessEvent, type ApplyResult, applyPlan, type Plan } from "@confident-admin/access";
import type { Call } from "../command.ts";
import { showProgress } from "../output/progress.ts";
import type { Session } from "./create-admin.ts";
import { openJournal } from "./journal.ts";

/** Applies a plan, with progress and a journal. */
export async function runPlan(call: Call, { admin }: Session, plan: Plan): Promise<ApplyResult> {
  const { signal, stderr } = call;
  const progress = showProgress(call, plan.steps.length);
  const journal = openJournal(call);
  const onEvent = (event: AccessEvent) => {
    journal.write(event);
    progress.show(event);
  };
  const explain = () => {
    stderr.write(
      "\nInterrupted. Finishing the request in flight. Press Ctrl-C again to leave at once.\n",
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
  } finally {
    signal.removeEventListener("abort", explain);
    journal.close();
    progress.end();
  }
}

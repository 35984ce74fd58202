import { useRef } from "react";
import { useAttemptNote } from "../failures/attempt-note.ts";
import { countPermissions } from "../policies/count-permissions.ts";
import { SaveFailure } from "./save-failure.tsx";
import type { PolicyFormState } from "./use-policy-form.ts";
import type { useSave } from "./use-save.ts";

interface ActionBarProps {
  readonly policyId: string | undefined;
  readonly state: PolicyFormState;
  readonly saving: ReturnType<typeof useSave>;
}

/** A bar that always shows the changes, the last failure and the submit button. */
export function ActionBar({ policyId, state, saving }: ActionBarProps) {
  const { changes, dirty } = state;
  const writing = saving.state.step === "writing";
  const busy = writing || saving.state.step === "checking";
  const note = useAttemptNote();
  const bar = useRef<HTMLDivElement>(null);
  return (
    <div className="action-bar" ref={bar}>
      <SaveFailure policyId={policyId} state={state} onRetry={saving.save} />
      <div className="action-line">
        <p role="status" className="action-summary">
          {busy ? (writing && note) || "Saving…" : summary(changes, dirty)}
        </p>
        <button
          type="submit"
          className="button primary"
          disabled={busy || (!dirty && policyId !== undefined)}
        >
          {policyId === undefined ? "Review and create" : "Review changes"}
        </button>
      </div>
    </div>
  );
}

function summary({ added, removed }: PolicyFormState["changes"], dirty: boolean): string {
  if (!dirty) {
    return "No changes";
  }
  if (!added.length) {
    return removed.length
      ? `${countPermissions(removed.length)} removed`
      : "Name or description changed";
  }
  const first = `${countPermissions(added.length)} added`;
  return removed.length ? `${first}, ${removed.length} removed` : first;
}

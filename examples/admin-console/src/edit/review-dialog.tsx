import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { Permission } from "@confident-admin/core";
import { useAttemptNote } from "../failures/attempt-note.ts";
import { ChangeList, Widening } from "./change-list.tsx";
import { isEmpty, type PolicyDiff } from "./diff.ts";
import type { SaveState } from "./use-save.ts";

interface ReviewDialogProps {
  readonly isNew: boolean;
  readonly changes: PolicyDiff;
  readonly permissions: readonly Permission[];
  readonly step: SaveState["step"];
  /** Returns the element to focus when the dialog closes. */
  readonly returnTo: () => HTMLElement | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Shows the changes and asks for confirmation. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { isNew, changes, permissions, step, returnTo, onConfirm, onClose } = props;
  const busy = step !== "idle";
  const note = useAttemptNote();
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog" finalFocus={() => returnTo() ?? false}>
          <AlertDialog.Title className="dialog-title">
            {isNew ? "Create this policy?" : "Save these changes?"}
          </AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            {isNew
              ? "It has no effect until you add it to a role."
              : "They take effect immediately for everyone whose role includes this policy."}
          </AlertDialog.Description>
          <Widening changes={changes} permissions={permissions} />
          <ChangeList changes={changes} permissions={permissions} />
          {isEmpty(changes) && <p className="quiet">There is nothing left to change.</p>}
          <div className="dialog-actions">
            <p role="status" className="dialog-status">
              {step === "checking" ? "Checking for other changes…" : busy && (note ?? "Saving…")}
            </p>
            <AlertDialog.Close className="button">
              {busy ? "Hide" : "Keep editing"}
            </AlertDialog.Close>
            <button
              type="button"
              className="button primary"
              aria-disabled={busy}
              onClick={busy ? undefined : onConfirm}
            >
              {isNew ? "Create policy" : "Save changes"}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Returns the button that opens the review. */
export function reviewButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".action-line button");
}

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { Permission } from "@confident-admin/core";
import { useAttemptNote } from "../failures/attempts.ts";
import { ChangeList, Widening } from "./change-list.tsx";
import { isEmpty, type PolicyDiff } from "./diff.ts";
import type { SaveState } from "./use-save.ts";

interface ReviewDialogProps {
  readonly isNew: boolean;
  readonly changes: PolicyDiff;
  readonly permissions: readonly Permission[];
  readonly step: SaveState["step"];
  /** What gets the focus when this is closed. */
  readonly returnTo: () => HTMLElement | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Shows what a save would change, and asks whether that is meant. */
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
              ? "It grants nothing to anybody until a role has it."
              : "They hold at once for everybody whose role has this policy."}
          </AlertDialog.Description>
          <Widening changes={changes} permissions={permissions} />
          <ChangeList changes={changes} permissions={permissions} />
          {isEmpty(changes) && <p className="quiet">Nothing is left to change.</p>}
          <div className="dialog-actions">
            <p role="status" className="dialog-status">
              {busy &&
                (note ??
                  (step === "checking" ? "Looking whether somebody else changed it…" : "Saving…"))}
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

/** What opens a review, also where that began in another dialog. */
export function reviewButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".action-line button");
}

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { Permission } from "@confident-admin/core";
import { ChangeList } from "./change-list.tsx";
import { diff } from "./diff.ts";
import { reviewButton } from "./review-dialog.tsx";
import type { PolicyValues } from "./values.ts";

interface ConflictDialogProps {
  readonly base: PolicyValues;
  readonly mine: PolicyValues;
  readonly theirs: PolicyValues;
  readonly permissions: readonly Permission[];
  readonly onCombine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Shows what somebody else did to a policy meanwhile. Nothing has been written. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { base, mine, theirs, permissions, onCombine, onTakeTheirs, onClose } = props;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog wide" finalFocus={() => reviewButton() ?? false}>
          <AlertDialog.Title className="dialog-title">
            Somebody else changed this policy
          </AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            It happened after you opened it. Nothing of yours has been saved, and nothing of theirs
            is overwritten.
          </AlertDialog.Description>
          <div className="sides">
            <section aria-labelledby="theirs">
              <h2 id="theirs">They changed</h2>
              <ChangeList changes={diff(base, theirs)} permissions={permissions} />
            </section>
            <section aria-labelledby="mine">
              <h2 id="mine">You want to change</h2>
              <ChangeList changes={diff(base, mine)} permissions={permissions} />
            </section>
          </div>
          <div className="dialog-actions">
            <AlertDialog.Close className="button plain">Keep editing</AlertDialog.Close>
            <button type="button" className="button" onClick={onTakeTheirs}>
              Discard mine
            </button>
            <button type="button" className="button primary" onClick={onCombine}>
              Put mine on top of theirs
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { Permission } from "@confident-admin/core";
import type { PolicyValues } from "../policies/policy-values.ts";
import { ChangeList } from "./change-list.tsx";
import { diff } from "./diff.ts";
import { reviewButton } from "./review-dialog.tsx";

interface ConflictDialogProps {
  readonly base: PolicyValues;
  readonly mine: PolicyValues;
  readonly theirs: PolicyValues;
  readonly permissions: readonly Permission[];
  readonly onCombine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Shows the changes that someone else saved in the meantime. The user's own changes have not been written. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { base, mine, theirs, permissions, onCombine, onTakeTheirs, onClose } = props;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup className="dialog wide" finalFocus={() => reviewButton() ?? false}>
          <AlertDialog.Title className="dialog-title">
            Someone else changed this policy
          </AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            They saved changes after you opened this policy. Your changes are not saved yet, and
            nothing has been overwritten.
          </AlertDialog.Description>
          <div className="sides">
            <section aria-labelledby="theirs">
              <h2 id="theirs">Their changes</h2>
              <ChangeList changes={diff(base, theirs)} permissions={permissions} />
            </section>
            <section aria-labelledby="mine">
              <h2 id="mine">Your changes</h2>
              <ChangeList changes={diff(base, mine)} permissions={permissions} />
            </section>
          </div>
          <div className="dialog-actions">
            <AlertDialog.Close className="button plain">Keep editing</AlertDialog.Close>
            <button type="button" className="button" onClick={onTakeTheirs}>
              Discard my changes
            </button>
            <button type="button" className="button primary" onClick={onCombine}>
              Combine both
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

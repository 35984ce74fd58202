import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useCallback, useEffect, useRef } from "react";
import { type BlockerFunction, useBlocker } from "react-router";
import { forgetFailedWrite } from "../failures/failed-writes.ts";

interface LeaveDialogProps {
  /** Whether there are unsaved changes. */
  readonly when: boolean;
  readonly failedWriteKey: string;
}

/** Asks for confirmation before the user leaves a form with unsaved changes. */
export function LeaveDialog({ when, failedWriteKey }: LeaveDialogProps) {
  const blocker = useLeaveBlocker(when);
  useAskBeforeUnload(when);
  const left = useRef(false);
  const leave = () => {
    left.current = true;
    forgetFailedWrite(failedWriteKey);
    blocker.proceed?.();
  };
  return (
    <AlertDialog.Root
      open={blocker.state === "blocked"}
      onOpenChange={(open) => !open && blocker.reset?.()}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        {/* The next page sets focus itself. */}
        <AlertDialog.Popup className="dialog" finalFocus={() => !left.current}>
          <AlertDialog.Title className="dialog-title">Leave without saving?</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            Your changes have not been saved and will be lost.
          </AlertDialog.Description>
          <div className="dialog-actions">
            <button type="button" className="button danger plain" onClick={leave}>
              Discard changes
            </button>
            <AlertDialog.Close className="button primary">Keep editing</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function useLeaveBlocker(when: boolean) {
  const shouldBlock: BlockerFunction = useCallback(
    ({ currentLocation, nextLocation }) =>
      when &&
      currentLocation.pathname !== nextLocation.pathname &&
      // The changes were passed to the next page.
      !nextLocation.state?.moved,
    [when],
  );
  return useBlocker(shouldBlock);
}

function useAskBeforeUnload(when: boolean): void {
  useEffect(() => {
    if (!when) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [when]);
}

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { forgetUnfinished } from "../failures/unfinished.ts";
import { setGuard, useDetour } from "../routing/history.ts";

interface LeaveDialogProps {
  /** Whether there is something to lose. */
  readonly when: boolean;
  readonly unfinishedKey: string;
}

/** Asks before a form with unsaved changes is left, within the page and from it. */
export function LeaveDialog({ when, unfinishedKey }: LeaveDialogProps) {
  const detour = useDetour();
  useGuard(when);
  useAskBeforeUnload(when);
  const left = useRef(false);
  const leave = () => {
    left.current = true;
    forgetUnfinished(unfinishedKey);
    detour?.proceed();
  };
  return (
    <AlertDialog.Root open={detour !== undefined} onOpenChange={(open) => !open && detour?.stay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        {/* The page that comes next has its own place for the focus. */}
        <AlertDialog.Popup className="dialog" finalFocus={() => !left.current}>
          <AlertDialog.Title className="dialog-title">Leave without saving?</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            What you changed here has not been saved, and will be lost.
          </AlertDialog.Description>
          <div className="dialog-actions">
            <button type="button" className="button danger plain" onClick={leave}>
              Leave and lose it
            </button>
            <AlertDialog.Close className="button primary">Stay here</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function useGuard(when: boolean): void {
  const { pathname } = useLocation();
  useEffect(() => {
    setGuard(
      when
        ? (next, state) => next !== pathname && !(state as { moved?: boolean } | null)?.moved
        : undefined,
    );
    return () => setGuard(undefined);
  }, [when, pathname]);
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

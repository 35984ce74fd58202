import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { Policy } from "@confident-admin/core";
import { useRef, useState } from "react";
import { countPermissions } from "../policies/count-permissions.ts";
import { powerful } from "../policies/powerful-permissions.ts";
import { useDelete } from "./use-delete.ts";

const list = new Intl.ListFormat("en");

interface DeleteDialogProps {
  readonly policy: Policy;
  readonly onClose: () => void;
  /** Returns the element to focus after the deletion. */
  readonly focusAfter: () => HTMLElement | null;
}

/** Asks the user to type the name of a policy before it is deleted. */
export function DeleteDialog({ policy, onClose, focusAfter }: DeleteDialogProps) {
  const remove = useDelete();
  const confirmed = useRef(false);
  const opener = useRef(document.activeElement as HTMLElement | null);
  const confirm = () => {
    confirmed.current = true;
    remove(policy);
    onClose();
  };
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="backdrop" />
        <AlertDialog.Popup
          className="dialog"
          finalFocus={() => (confirmed.current ? focusAfter() : opener.current)}
        >
          <AlertDialog.Title className="dialog-title">Delete {policy.name}?</AlertDialog.Title>
          <AlertDialog.Description className="dialog-text">
            {effectOf(policy)} This cannot be undone.
          </AlertDialog.Description>
          <NameForm name={policy.name} onConfirm={confirm} />
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onConfirm: () => void;
}

function NameForm({ name, onConfirm }: NameFormProps) {
  const [typed, setTyped] = useState("");
  const same = typed.trim() === name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (same) {
          onConfirm();
        }
      }}
    >
      <label className="field">
        <span>
          Type <strong>{name}</strong> to confirm
        </span>
        <input
          className="input"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <div className="dialog-actions">
        <AlertDialog.Close className="button">Cancel</AlertDialog.Close>
        <button type="submit" className="button danger" disabled={!same}>
          Delete policy
        </button>
      </div>
    </form>
  );
}

function effectOf({ permissions }: Policy): string {
  const count = permissions?.length;
  if (count === 0) {
    return "This policy grants no permissions.";
  }
  const names = list.format(powerful(permissions).map(({ name }) => name));
  const counted = count === undefined ? "the policy's permissions" : countPermissions(count);
  const several = names ? `${counted}, including ${names}` : counted;
  const [lost, it] = count === 1 ? [permissions?.[0]?.name, "it"] : [several, "them"];
  return `Every role with this policy loses ${lost}, unless another policy in the role grants ${it}.`;
}

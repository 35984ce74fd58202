import type { Permission } from "@confident-admin/core";
import { isNameTaken } from "../failures/failed-writes.ts";
import type { PolicyValues } from "../policies/policy-values.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { rebase } from "./diff.ts";
import { nameField } from "./policy-fields.tsx";
import { ReviewDialog, reviewButton } from "./review-dialog.tsx";
import type { PolicyFormState } from "./use-policy-form.ts";
import type { useSave } from "./use-save.ts";

interface SaveDialogsProps {
  readonly policyId: string | undefined;
  readonly state: PolicyFormState;
  readonly saving: ReturnType<typeof useSave>;
  readonly permissions: readonly Permission[];
  readonly reviewing: boolean;
  readonly setReviewing: (reviewing: boolean) => void;
}

/** The dialogs of a save: the review, and the conflict if someone else saved first. */
export function SaveDialogs(props: SaveDialogsProps) {
  const { policyId, state, saving, permissions, reviewing, setReviewing } = props;
  const { values, base, changes } = state;
  if (saving.state.step === "conflict") {
    return <Conflict {...props} theirs={saving.state.theirs} />;
  }
  return reviewing ? (
    <ReviewDialog
      isNew={policyId === undefined}
      changes={changes}
      permissions={permissions}
      step={saving.state.step}
      returnTo={() => (isNameTaken(policyId ?? "new") ? nameField() : reviewButton())}
      onConfirm={() => saving.save({ base, values })}
      onClose={() => setReviewing(false)}
    />
  ) : null;
}

function Conflict(props: SaveDialogsProps & { readonly theirs: PolicyValues }) {
  const { state, saving, permissions, setReviewing, theirs } = props;
  const { values, base, restart } = state;
  const goOn = (reviewing: boolean) => {
    saving.dismiss();
    setReviewing(reviewing);
  };
  return (
    <ConflictDialog
      base={base}
      mine={values}
      theirs={theirs}
      permissions={permissions}
      onCombine={() => {
        restart(theirs, rebase(base, values, theirs));
        goOn(true);
      }}
      onTakeTheirs={() => {
        restart(theirs, theirs);
        goOn(false);
      }}
      onClose={() => goOn(false)}
    />
  );
}

import type { Permission } from "@confident-admin/core";
import { useState } from "react";
import { Link } from "react-router";
import { isNameTaken } from "../failures/unfinished.ts";
import { useMayWrite } from "../session/session.ts";
import { useTitle } from "../shell/use-title.ts";
import { BackIcon } from "../ui/icons.tsx";
import { ActionBar } from "./action-bar.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { rebase } from "./diff.ts";
import { LeaveDialog } from "./leave-dialog.tsx";
import { PermissionPicker } from "./permission-picker.tsx";
import { nameField, PolicyFields } from "./policy-fields.tsx";
import { ReviewDialog, reviewButton } from "./review-dialog.tsx";
import { usePolicyForm } from "./use-policy-form.ts";
import { useSave } from "./use-save.ts";
import type { PolicyValues } from "./values.ts";

interface PolicyFormProps {
  /** `undefined` for a new one. */
  readonly policyId: string | undefined;
  readonly initial?: PolicyValues;
  readonly permissions: readonly Permission[];
}

/** Everything about one policy that can be changed. */
export function PolicyForm({ policyId, initial, permissions }: PolicyFormProps) {
  const key = policyId ?? "new";
  const state = usePolicyForm(key, initial);
  const { form, values, base, changes, dirty, restart } = state;
  const [reviewing, setReviewing] = useState(false);
  const saving = useSave(policyId, () => setReviewing(false));
  const { step } = saving.state;
  const heading = useTitle(policyId === undefined ? "New policy" : base.name);
  const mayWrite = useMayWrite();
  const review = form.handleSubmit(() => setReviewing(true));
  return (
    <main id="main" className="page">
      <div className="edit-head">
        <Link to="/" className="back">
          <BackIcon />
          Policies
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {policyId === undefined ? "New policy" : base.name}
        </h1>
      </div>
      <form onSubmit={review} noValidate>
        <PolicyFields form={form} readOnly={!mayWrite} />
        <PermissionPicker form={form} permissions={permissions} readOnly={!mayWrite} />
        {mayWrite && <ActionBar policyId={policyId} state={state} saving={saving} />}
      </form>
      {reviewing && step !== "conflict" && (
        <ReviewDialog
          isNew={policyId === undefined}
          changes={changes}
          permissions={permissions}
          step={step}
          returnTo={() => (isNameTaken(key) ? nameField() : reviewButton())}
          onConfirm={() => saving.save({ base, values })}
          onClose={() => setReviewing(false)}
        />
      )}
      {saving.state.step === "conflict" && (
        <ConflictDialog
          base={base}
          mine={values}
          theirs={saving.state.theirs}
          permissions={permissions}
          onCombine={(theirs) => {
            restart(theirs, rebase(base, values, theirs));
            saving.dismiss();
            setReviewing(true);
          }}
          onTakeTheirs={(theirs) => {
            restart(theirs, theirs);
            saving.dismiss();
            setReviewing(false);
          }}
          onClose={() => {
            saving.dismiss();
            setReviewing(false);
          }}
        />
      )}
      <LeaveDialog
        unfinishedKey={key}
        when={dirty && mayWrite && (step === "idle" || step === "conflict")}
      />
    </main>
  );
}

import type { Permission } from "@confident-admin/core";
import { useState } from "react";
import { Link } from "react-router";
import type { PolicyValues } from "../policies/policy-values.ts";
import { useMayWrite } from "../session/session.ts";
import { useTitle } from "../ui/use-title.ts";
import { ActionBar } from "./action-bar.tsx";
import { BackIcon } from "./edit-icons.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { PermissionPicker } from "./permission-picker.tsx";
import { PolicyFields } from "./policy-fields.tsx";
import { SaveDialogs } from "./save-dialogs.tsx";
import { usePolicyForm } from "./use-policy-form.ts";
import { useSave } from "./use-save.ts";

interface PolicyFormProps {
  /** `undefined` for a new policy. */
  readonly policyId: string | undefined;
  readonly initial?: PolicyValues;
  readonly permissions: readonly Permission[];
}

/** The form of one policy. */
export function PolicyForm({ policyId, initial, permissions }: PolicyFormProps) {
  const key = policyId ?? "new";
  const state = usePolicyForm(key, initial);
  const { form, base, dirty } = state;
  const [reviewing, setReviewing] = useState(false);
  const saving = useSave(policyId, () => setReviewing(false));
  const { step } = saving.state;
  const title = policyId === undefined ? "New policy" : base.name;
  const mayWrite = useMayWrite();
  const review = form.handleSubmit(() => setReviewing(true));
  return (
    <main id="main" className="page">
      <FormHead title={title} />
      <form onSubmit={review} noValidate>
        <PolicyFields form={form} readOnly={!mayWrite} />
        <PermissionPicker form={form} permissions={permissions} readOnly={!mayWrite} />
        {mayWrite && <ActionBar policyId={policyId} state={state} saving={saving} />}
      </form>
      <SaveDialogs
        policyId={policyId}
        state={state}
        saving={saving}
        permissions={permissions}
        reviewing={reviewing}
        setReviewing={setReviewing}
      />
      <LeaveDialog
        failedWriteKey={key}
        when={dirty && mayWrite && (step === "idle" || step === "conflict")}
      />
    </main>
  );
}

function FormHead({ title }: { readonly title: string }) {
  const heading = useTitle(title);
  return (
    <div className="edit-head">
      <Link to="/" className="back">
        <BackIcon />
        Policies
      </Link>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </div>
  );
}

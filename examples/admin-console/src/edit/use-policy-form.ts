import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useEffect, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { type FailedWrite, isNameTaken, useFailedWrites } from "../failures/failed-writes.ts";
import { EMPTY_VALUES, type PolicyValues, policySchema } from "../policies/policy-values.ts";
import { diff, isEmpty, type PolicyDiff } from "./diff.ts";

/** A form and its changes. */
export interface PolicyFormState {
  readonly form: UseFormReturn<PolicyValues>;
  readonly values: PolicyValues;
  /** The version of the policy that the form started from. */
  readonly base: PolicyValues;
  readonly changes: PolicyDiff;
  readonly dirty: boolean;
  /** The last write of this form, if it has failed. */
  readonly failedWrite: FailedWrite | undefined;
  /** Starts over from another version, with these form values. */
  readonly restart: (base: PolicyValues, values: PolicyValues) => void;
}

/** Creates the form of one policy. Restores the values of a failed write. */
export function usePolicyForm(key: string, initial: PolicyValues = EMPTY_VALUES): PolicyFormState {
  const failedWrite = useFailedWrites().find((one) => one.key === key && one.values);
  const [base, setBase] = useState(failedWrite?.base ?? initial);
  const form = useForm<PolicyValues>({
    resolver: standardSchemaResolver(policySchema),
    defaultValues: failedWrite?.values ?? initial,
  });
  const values = form.watch();
  const changes = diff(base, values);
  useTakenName(form, failedWrite);
  return {
    form,
    values,
    base,
    changes,
    dirty: !isEmpty(changes),
    failedWrite,
    restart: (newBase, newValues) => {
      setBase(newBase);
      form.reset(newValues);
    },
  };
}

/** Shows an error at the field if another policy has this name. */
function useTakenName({ setError }: UseFormReturn<PolicyValues>, failedWrite?: FailedWrite): void {
  useEffect(() => {
    if (failedWrite && isNameTaken(failedWrite.key)) {
      const message = `Another policy has the name “${failedWrite.values?.name}”. Choose another name.`;
      setError("name", { type: "taken", message }, { shouldFocus: true });
    }
  }, [failedWrite, setError]);
}

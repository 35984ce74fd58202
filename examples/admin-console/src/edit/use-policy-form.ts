import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useEffect, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { isNameTaken, type Unfinished, useUnfinished } from "../failures/unfinished.ts";
import { diff, isEmpty, type PolicyDiff } from "./diff.ts";
import { NOTHING, type PolicyValues, policySchema } from "./values.ts";

/** A form, and what it would change. */
export interface PolicyFormState {
  readonly form: UseFormReturn<PolicyValues>;
  readonly values: PolicyValues;
  /** What the policy was when it was last read on purpose. */
  readonly base: PolicyValues;
  readonly changes: PolicyDiff;
  readonly dirty: boolean;
  /** The last write of this form, if it failed. */
  readonly unfinished: Unfinished | undefined;
  /** Starts from another version, with these values in the form. */
  readonly restart: (base: PolicyValues, values: PolicyValues) => void;
}

/** The form of one policy; a write of it that failed earlier is taken up again. */
export function usePolicyForm(key: string, initial: PolicyValues = NOTHING): PolicyFormState {
  const unfinished = useUnfinished().find((one) => one.key === key && one.values);
  const [base, setBase] = useState(unfinished?.base ?? initial);
  const form = useForm<PolicyValues>({
    resolver: standardSchemaResolver(policySchema),
    defaultValues: unfinished?.values ?? initial,
  });
  const values = form.watch();
  const changes = diff(base, values);
  useTakenName(form, unfinished);
  return {
    form,
    values,
    base,
    changes,
    dirty: !isEmpty(changes),
    unfinished,
    restart: (newBase, newValues) => {
      setBase(newBase);
      form.reset(newValues);
    },
  };
}

/** Shows at the name's field that another policy has it. */
function useTakenName({ setError }: UseFormReturn<PolicyValues>, unfinished?: Unfinished): void {
  useEffect(() => {
    if (unfinished && isNameTaken(unfinished.key)) {
      const message = `Another policy is called “${unfinished.values?.name}”. Choose another name.`;
      setError("name", { type: "taken", message }, { shouldFocus: true });
    }
  }, [unfinished, setError]);
}

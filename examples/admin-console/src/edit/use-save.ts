import { type AnyConfidentError, getPolicy, isConfidentError } from "@confident-admin/core";
import { confidentKeys, useCreatePolicy, useUpdatePolicy } from "@confident-admin/react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { client } from "../confident.ts";
import { forgetFailedWrite, keepFailedWrite } from "../failures/failed-writes.ts";
import { type PolicyValues, toInput, toValues } from "../policies/policy-values.ts";
import { focusLater } from "../policies/return-focus.ts";
import { notify } from "../ui/notify.ts";
import { diff, isEmpty } from "./diff.ts";

/** The new values, and the version that they replace. */
export interface Save {
  readonly base: PolicyValues;
  readonly values: PolicyValues;
}

/** The progress of a save. */
export type SaveState =
  | { readonly step: "idle" | "checking" | "writing" }
  | { readonly step: "conflict"; readonly theirs: PolicyValues };

/** Saves a policy, unless someone else has changed it in the meantime. */
export function useSave(policyId: string | undefined, onFailed: () => void) {
  const [state, setState] = useState<SaveState>({ step: "idle" });
  const keys = confidentKeys();
  const queryClient = useQueryClient();
  const write = useWrite(policyId);
  const key = policyId ?? "new";
  const fail = (save: Save, error: unknown) => {
    if (!isConfidentError(error)) {
      throw error;
    }
    setState({ step: "idle" });
    keepFailed(key, save, error);
    onFailed();
  };
  const save = async (save: Save) => {
    forgetFailedWrite(key);
    try {
      if (policyId !== undefined) {
        setState({ step: "checking" });
        const theirs = toValues(await getPolicy(client, policyId));
        if (!isEmpty(diff(save.base, theirs))) {
          setState({ step: "conflict", theirs });
          // The cached list can be as old as the form's base version.
          queryClient.invalidateQueries({ queryKey: keys.policies });
          return;
        }
      }
      setState({ step: "writing" });
      await write(save.values);
    } catch (error) {
      fail(save, error);
    }
  };
  return { state, save, dismiss: () => setState({ step: "idle" }) };
}

function keepFailed(key: string, { base, values }: Save, error: AnyConfidentError): void {
  const task = key === "new" ? "create" : "update";
  keepFailedWrite({ key, task, name: values.name, error, values, base });
}

/** Writes the policy, shows the result, and returns to the list unless the user has left the form. */
function useWrite(policyId: string | undefined): (values: PolicyValues) => Promise<void> {
  const navigate = useNavigate();
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const done = (verb: string, { id, name }: { readonly id: string; readonly name: string }) => {
    notify("success", `${verb} ${name}`);
    if (shown.current) {
      focusLater(id);
      navigate("/");
    }
  };
  const create = useCreatePolicy({ onSuccess: (policy) => done("Created", policy) });
  const update = useUpdatePolicy({ onSuccess: (policy) => done("Saved", policy) });
  return async (values) => {
    const policy = toInput(values);
    await (policyId === undefined
      ? create.mutateAsync(policy)
      : update.mutateAsync({ policyId, policy }));
  };
}

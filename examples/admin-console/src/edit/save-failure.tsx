import { getPolicyByName, isConfidentError } from "@confident-admin/core";
import { confidentKeys } from "@confident-admin/react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { client } from "../confident.ts";
import { forgetFailedWrite, isNameTaken, keepFailedWrite } from "../failures/failed-writes.ts";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { EMPTY_VALUES } from "../policies/policy-values.ts";
import { focusLater } from "../policies/return-focus.ts";
import { notify } from "../ui/notify.ts";
import type { PolicyFormState } from "./use-policy-form.ts";
import type { Save } from "./use-save.ts";

interface SaveFailureProps {
  readonly policyId: string | undefined;
  readonly state: PolicyFormState;
  readonly onRetry: (save: Save) => void;
}

/** Shows why the last save failed. */
export function SaveFailure({ policyId, state, onRetry }: SaveFailureProps) {
  const { failedWrite, base, values } = state;
  const keys = confidentKeys();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const check = useCheckList(values.name);
  if (!failedWrite || isNameTaken(failedWrite.key)) {
    return null;
  }
  const createAgain = () => {
    forgetFailedWrite(failedWrite.key);
    keepFailedWrite({ ...failedWrite, key: "new", task: "create", base: EMPTY_VALUES, values });
    navigate("/policies/new", { state: { moved: true } });
  };
  return (
    <FailureNotice
      error={failedWrite.error}
      task={policyId === undefined ? "create" : "update"}
      at={failedWrite.at}
      remedies={{
        retry: () => onRetry({ base, values }),
        "create-again": createAgain,
        "reload-permissions": () => queryClient.invalidateQueries({ queryKey: keys.permissions }),
        check,
      }}
    />
  );
}

/** Returns a function that checks whether a policy was created after its creation got no response. */
function useCheckList(name: string): () => void {
  const keys = confidentKeys();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return () =>
    getPolicyByName(client, name.trim()).then(
      async ({ id }) => {
        forgetFailedWrite("new");
        await queryClient.invalidateQueries({ queryKey: keys.policies });
        notify("success", `${name.trim()} was created`);
        focusLater(id);
        navigate("/", { state: { moved: true } });
      },
      (error) =>
        isConfidentError(error) && error.name === "ConfidentNotFoundError"
          ? notify("info", "The policy was not created. You can try again.")
          : notify("failure", "The list could not be loaded", "Try again later."),
    );
}

import { getPolicyByName, isConfidentError } from "@confident-admin/core";
import { useConfidentAdmin } from "@confident-admin/react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { forgetUnfinished, isNameTaken, keepUnfinished } from "../failures/unfinished.ts";
import { focusLater } from "../policies/focus.ts";
import { notify } from "../shell/notify.ts";
import type { PolicyFormState } from "./use-policy-form.ts";
import type { Save } from "./use-save.ts";
import { NOTHING } from "./values.ts";

interface SaveFailureProps {
  readonly policyId: string | undefined;
  readonly state: PolicyFormState;
  readonly onRetry: (save: Save) => void;
}

/** Why the last save failed. */
export function SaveFailure({ policyId, state, onRetry }: SaveFailureProps) {
  const { unfinished, base, values } = state;
  const { keys } = useConfidentAdmin();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const look = useLook(values.name);
  if (!unfinished || isNameTaken(unfinished.key)) {
    return null;
  }
  const createAnew = () => {
    forgetUnfinished(unfinished.key);
    keepUnfinished({ ...unfinished, key: "new", task: "create", base: NOTHING, values });
    navigate("/policies/new", { state: { moved: true } });
  };
  return (
    <FailureNotice
      error={unfinished.error}
      task={policyId === undefined ? "create" : "update"}
      at={unfinished.at}
      remedies={{
        retry: () => onRetry({ base, values }),
        "create-anew": createAnew,
        "reload-permissions": () => queryClient.invalidateQueries({ queryKey: keys.permissions }),
        look,
      }}
    />
  );
}

/** A creation whose answer was lost may have happened: the list knows. */
function useLook(name: string): () => void {
  const { client, keys } = useConfidentAdmin();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return () =>
    getPolicyByName(client, name.trim()).then(
      async ({ id }) => {
        forgetUnfinished("new");
        await queryClient.invalidateQueries({ queryKey: keys.policies });
        notify("success", `${name.trim()} was created after all`);
        focusLater(id);
        navigate("/", { state: { moved: true } });
      },
      (error) =>
        isConfidentError(error) && error.name === "ConfidentNotFoundError"
          ? notify("success", "It is not there: you can create it")
          : notify("failure", "The list cannot be read either", "Try again in a while."),
    );
}

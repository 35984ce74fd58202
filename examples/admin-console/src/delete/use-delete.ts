import type { Policy } from "@confident-admin/core";
import { useDeletePolicy } from "@confident-admin/react";
import { useCallback } from "react";
import { forgetFailedWrite, keepFailedWrite } from "../failures/failed-writes.ts";
import { notify } from "../ui/notify.ts";

type Deletable = Pick<Policy, "id" | "name">;

const names = new Map<string, string>();

/** Deletes a policy and shows the result, even if the user has left the page. */
export function useDelete(): (policy: Deletable) => void {
  const { mutate } = useDeletePolicy({
    onSuccess: (_, { policyId }) => {
      notify("success", `Deleted ${names.get(policyId)}`);
    },
    onError: (error, { policyId }) => {
      const name = names.get(policyId) ?? "";
      if ("status" in error && error.status === 404) {
        notify("success", `${name} was already deleted`);
      } else {
        keepFailedWrite({ key: policyId, task: "delete", name, error });
      }
    },
  });
  return useCallback(
    ({ id, name }) => {
      names.set(id, name);
      forgetFailedWrite(id);
      mutate({ policyId: id });
    },
    [mutate],
  );
}

import type { Policy } from "@confident-admin/core";
import { useDeletePolicy } from "@confident-admin/react";
import { useCallback } from "react";
import { forgetUnfinished, keepUnfinished } from "../failures/unfinished.ts";
import { notify } from "../shell/notify.ts";

type Deletable = Pick<Policy, "id" | "name">;

const names = new Map<string, string>();

/** Deletes a policy, and says what came of it, wherever people are by then. */
export function useDelete(): (policy: Deletable) => void {
  const { mutate } = useDeletePolicy({
    onSuccess: (_, { policyId }) => {
      notify("success", `Deleted ${names.get(policyId)}`);
    },
    onError: (error, { policyId }) => {
      const name = names.get(policyId) ?? "";
      if ("status" in error && error.status === 404) {
        notify("success", `${name} was deleted already`);
      } else {
        keepUnfinished({ key: policyId, task: "delete", name, error });
      }
    },
  });
  return useCallback(
    ({ id, name }) => {
      names.set(id, name);
      forgetUnfinished(id);
      mutate({ policyId: id });
    },
    [mutate],
  );
}

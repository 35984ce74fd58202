"use client";
import type { Permission, Policy } from "@confident-admin/core";
import { type Mutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { writesTo } from "../cache/mutation-tracker.ts";
import { overlayPolicies, type PendingPolicy, type PolicyRow } from "../cache/pending-rows.ts";
import type { MutationKind } from "../cache/query-options.ts";
import { permissionsKey } from "../resources/permissions.ts";
import {
  type ChangePermissionsVariables,
  policiesKey,
  type UpdatePolicyVariables,
} from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/** Returns a function that applies the pending changes to policies. A change of these returns a new function. */
export function usePolicyRows(): (policies: readonly Policy[]) => PolicyRow[] {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const writes = writesTo(queryClient, policiesKey(scope));
  const getPending = () => writes.pending;
  const pending = useSyncExternalStore(writes.subscribe, getPending, getPending);
  return useCallback(
    (policies) => {
      const known = queryClient.getQueryData<Permission[]>(permissionsKey(scope));
      try {
        return overlayPolicies(policies, pending.map(toPending), known);
      } catch {
        // Core is about to reject the invalid variables of a change.
        return [...policies];
      }
    },
    [queryClient, scope, pending],
  );
}

function toPending({ mutationId, options, state }: Mutation): PendingPolicy {
  const kind = options.mutationKey?.at(-1) as MutationKind;
  if (kind === "create") {
    return {
      kind,
      id: `pending:${mutationId}`,
      policy: state.variables as PendingPolicy["policy"],
    };
  }
  const { policyId: id, ...change } = state.variables as UpdatePolicyVariables &
    ChangePermissionsVariables;
  switch (kind) {
    case "grant":
      return { kind: "update", id, granted: change.permissions };
    case "revoke":
      return { kind: "update", id, revoked: change.permissions };
    default:
      return { kind, id, policy: change.policy };
  }
}

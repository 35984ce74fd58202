"use client";
import type { Permission, Policy } from "@confident-admin/core";
import {
  type Mutation,
  type MutationFilters,
  matchMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { settlingMutations } from "../cache/mutation-tracker.ts";
import { overlayPolicies, type PendingPolicy, type PolicyRow } from "../cache/pending-rows.ts";
import { permissionsKey } from "../resources/permissions.ts";
import { policiesKey } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/** Returns a function that applies the pending changes to the cached policies. It changes when the pending changes do. */
export function usePolicyRows(): (policies: readonly Policy[]) => PolicyRow[] {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const filters = useMemo(
    (): MutationFilters => ({ mutationKey: policiesKey(scope), status: "pending" }),
    [scope],
  );
  const mutations = useMutationState({
    filters,
    // Not the variables: they are compared by value, and two changes may have the same.
    select: (mutation: Mutation) => mutation,
  });
  const settling = useSettlingMutations();
  return useCallback(
    (policies) => {
      const known = queryClient.getQueryData<Permission[]>(permissionsKey(scope));
      const pending = mutations
        .filter((one) => !settling.has(one))
        // TanStack Query before 5.108 returns the mutations of the last scope once more.
        .filter((one) => matchMutation(filters, one));
      return overlayPolicies(policies, pending.map(toPending), known);
    },
    [queryClient, scope, filters, mutations, settling],
  );
}

function useSettlingMutations(): ReadonlySet<Mutation> {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const { subscribe, getSnapshot } = useMemo(
    () => settlingMutations(queryClient, policiesKey(scope)),
    [queryClient, scope],
  );
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}

function toPending({ mutationId, options, state }: Mutation): PendingPolicy {
  const kind = options.mutationKey?.at(-1) as PendingPolicy["kind"];
  const variables = state.variables as { policyId: string } & Pick<PendingPolicy, "policy">;
  return kind === "create"
    ? { kind, id: `pending:${mutationId}`, policy: state.variables as PendingPolicy["policy"] }
    : { kind, id: variables.policyId, policy: variables.policy };
}

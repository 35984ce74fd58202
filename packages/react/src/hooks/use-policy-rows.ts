"use client";
import type { Permission, Policy } from "@confident-admin/core";
import {
  type Mutation,
  type MutationFilters,
  matchMutation,
  useMutationState,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { isUnanswered } from "../cache/mutation-tracker.ts";
import { overlayPolicies, type PendingPolicy, type PolicyRow } from "../cache/pending-rows.ts";
import { permissionsKey } from "../resources/permissions.ts";
import { policiesKey } from "../resources/policies.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * A `select` for the cached policies that lays over them what is being changed.
 *
 * @param pick - takes out of the rows what is to be shown; keep it the same where possible
 */
export function usePolicyRows<Data>(
  pick: (rows: PolicyRow[]) => Data,
): (policies: Policy[]) => Data {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const filters = useMemo(
    (): MutationFilters => ({
      mutationKey: policiesKey(scope),
      status: "pending",
      predicate: isUnanswered,
    }),
    [scope],
  );
  const mutations = useMutationState({
    filters,
    // Not their variables, which would be compared by value: two changes may be the same.
    select: (mutation: Mutation) => mutation,
  });
  return useCallback(
    (policies) => {
      const known = queryClient.getQueryData<Permission[]>(permissionsKey(scope));
      // TanStack Query before 5.108 shows those of the last scope once more.
      const pending = mutations.filter((one) => matchMutation(filters, one)).map(toPending);
      return pick(overlayPolicies(policies, pending, known));
    },
    [queryClient, scope, filters, mutations, pick],
  );
}

function toPending({ mutationId, options, state }: Mutation): PendingPolicy {
  const kind = options.mutationKey?.at(-1) as PendingPolicy["kind"];
  const variables = state.variables as { policyId: string } & Pick<PendingPolicy, "policy">;
  return kind === "create"
    ? { kind, id: `pending:${mutationId}`, policy: state.variables as PendingPolicy["policy"] }
    : { kind, id: variables.policyId, policy: variables.policy };
}

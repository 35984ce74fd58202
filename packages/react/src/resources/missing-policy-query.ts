import type { AnyConfidentError, Policy } from "@confident-admin/core";
import { selectPolicy } from "@confident-admin/core/internal";
import type { StaleTimeFunction } from "@tanstack/react-query";
import { type ConfidentKey, confidentKey } from "../cache/query-key.ts";
import type { ConfidentQuery, ConfidentSetup } from "../cache/query-options.ts";
import { policiesQuery } from "./policies.ts";

/** The `staleTime` of the list. */
export type ListStaleTime = StaleTimeFunction<
  Policy[],
  AnyConfidentError,
  Policy[],
  ConfidentKey<Policy[]>
>;

/** Query options for a policy that the cached list does not contain. */
export interface MissingPolicyQuery extends ConfidentQuery<Policy[]> {
  readonly gcTime: number;
  readonly initialData: undefined;
  readonly placeholderData: undefined;
}

/**
 * Fetches the list again for a policy that the cached list does not contain. The error is a `ConfidentNotFoundError` if
 * the new list does not contain it either. The key starts with the list's key, so that both are invalidated together.
 *
 * @param staleTime - the list's `staleTime`
 */
export function missingPolicyQuery(
  setup: ConfidentSetup,
  policyId: string,
  staleTime: ListStaleTime,
): MissingPolicyQuery {
  const queryKey = confidentKey<Policy[]>(setup.scope, "policies", policyId);
  return {
    queryKey,
    queryFn: async ({ client }) => {
      const isRetry = client.getQueryState(queryKey)?.errorUpdateCount;
      const list = { ...policiesQuery(setup), staleTime: isRetry ? 0 : staleTime };
      const policies = await client.fetchQuery(list);
      selectPolicy(policies, policyId);
      return policies;
    },
    retry: false,
    // Once the list contains the policy, the list is observed instead. This result must not outlive it.
    gcTime: 0,
    // The caller's values are for the list.
    initialData: undefined,
    placeholderData: undefined,
  };
}

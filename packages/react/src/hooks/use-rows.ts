"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { pendingMutations } from "../cache/mutation-tracker.ts";
import { overlayMutations } from "../cache/pending-rows.ts";
import { confidentKey } from "../cache/query-key.ts";
import type { Resource } from "../cache/resource.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * Returns a function that applies the pending changes to a query's data. Returns the same function as long as the
 * pending changes are the same.
 */
export function useRows(
  resource: Resource<never>,
  ids: readonly unknown[],
): <Data>(data: Data) => Data {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const key = confidentKey(scope, ...resource.path(...(ids as never)));
  const mutationKey = key.slice(0, resource.depth);
  // React compares snapshots by identity, and equal strings are identical.
  const getPending = () => JSON.stringify([key, pendingMutations(queryClient, mutationKey)]);
  const { subscribe } = queryClient.getMutationCache();
  const pending = useSyncExternalStore(subscribe, getPending, getPending);
  return useCallback(
    (data) => overlayMutations(queryClient, resource, JSON.parse(pending), data) as typeof data,
    [queryClient, resource, pending],
  );
}

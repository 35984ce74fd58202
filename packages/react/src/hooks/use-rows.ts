"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { writesTo } from "../cache/mutation-tracker.ts";
import { overlayMutations } from "../cache/pending-rows.ts";
import { confidentKey } from "../cache/query-key.ts";
import type { Resource } from "../cache/resource.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * Returns a function that applies the pending changes to a query's data. The function changes only when the pending
 * changes do.
 */
export function useRows(
  resource: Resource<never>,
  ids: readonly unknown[],
): <Data>(data: Data) => Data {
  const { scope } = useConfidentSetup();
  const queryClient = useQueryClient();
  const writes = writesTo(queryClient, confidentKey(scope, ...resource.path(...(ids as never))));
  const getPending = () => writes.pending;
  const pending = useSyncExternalStore(writes.subscribe, getPending, getPending);
  return useCallback(
    (data) => overlayMutations(queryClient, resource, writes.key, pending, data) as typeof data,
    [queryClient, resource, writes.key, pending],
  );
}

import type { CallOptions } from "@confident-admin/core";
import type { ConfidentKey } from "./keys.ts";
import type { ConfidentMutation, ConfidentQuery, MutationExtras } from "./options.ts";
import type { PendingPolicy } from "./overlay.ts";
import { readCurrent, refreshAfterLast, write } from "./writes.ts";

/** Query options for what is read in one request. */
export function defineQuery<Data>(
  queryKey: ConfidentKey<Data>,
  read: (options: CallOptions) => Promise<Data>,
): ConfidentQuery<Data> {
  return {
    queryKey,
    queryFn: ({ client, signal }) => readCurrent(client, queryKey, () => read({ signal })),
    retry: false,
  };
}

/**
 * Mutation options for a write to what is cached under `key`. The cache holds the answer before any callback
 * of the caller runs, and has been refetched before the caller's `onSettled` does.
 */
export function defineMutation<Cached, Data, Variables extends object, Result>(
  key: ConfidentKey<Cached>,
  kind: PendingPolicy["kind"],
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, answer: Data) => Cached | undefined,
  extras?: MutationExtras<Data, Variables, Result>,
): ConfidentMutation<Data, Variables, Result> {
  const mutationKey = [...key, kind];
  return {
    ...extras,
    retry: false,
    mutationKey,
    mutationFn: (variables, context) => write(context, key, variables, send, merge),
    onSettled: async (data, error, variables, result, context) => {
      await refreshAfterLast(context.client, key);
      // The caller's own, or the default that it would have replaced.
      const { onSettled } = context.client.defaultMutationOptions({ mutationKey, ...extras });
      return onSettled?.(data, error, variables, result, context);
    },
  };
}

import type { CallOptions } from "@confident-admin/core";
import type { ConfidentKey } from "./keys.ts";
import type { ConfidentMutation, ConfidentQuery, MutationExtras } from "./options.ts";
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
 * Mutation options for a write to what is cached under `key`. The cache is up to date before the caller's
 * callbacks run, and refetched before the mutation settles.
 */
export function defineMutation<Cached, Data, Variables extends object, Result>(
  key: ConfidentKey<Cached>,
  kind: string,
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, answer: Data) => Cached | undefined,
  extras?: MutationExtras<Data, Variables, Result>,
): ConfidentMutation<Data, Variables, Result> {
  return {
    ...extras,
    retry: false,
    mutationKey: [...key, kind],
    mutationFn: (variables, { client }) =>
      write(client, key, variables, () => send(variables), merge),
    onSettled: async (...settled) => {
      await refreshAfterLast(settled[4].client, key);
      return extras?.onSettled?.(...settled);
    },
  };
}

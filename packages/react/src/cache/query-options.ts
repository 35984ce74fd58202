import type { AnyConfidentError, CallOptions, ConfidentClient } from "@confident-admin/core";
import type { MutationObserverOptions, QueryFunctionContext } from "@tanstack/react-query";
import { readCurrent, refreshAfterLast, write } from "./mutation-tracker.ts";
import type { ConfidentKey } from "./query-key.ts";

/** The client to call, and the scope that its data is cached under. */
export interface ConfidentSetup {
  readonly client: ConfidentClient;
  /**
   * The name of the organization or tenant. Use the same name on the server and in the browser, and a different one for
   * each organization in a query client.
   *
   * @default "default"
   */
  readonly scope?: string | undefined;
}

/** Query options for `useQuery`, `useSuspenseQuery`, `queryClient.query` and similar functions. */
export interface ConfidentQuery<Data> {
  readonly queryKey: ConfidentKey<Data>;
  readonly queryFn: (context: QueryFunctionContext<ConfidentKey<Data>>) => Promise<Data>;
  /** Always `false`: the client retries. The type gives `useSuspenseQuery` the error type. */
  readonly retry: false | ((failureCount: number, error: AnyConfidentError) => boolean);
  /** Never set. The type gives the other hooks the error type, `useQueries` among them. */
  readonly throwOnError?: (error: AnyConfidentError) => boolean;
}

/** Query options with a `select`. */
export interface SelectingQuery<Data, Selected> extends ConfidentQuery<Data> {
  readonly select: (data: Data) => Selected;
  /** `false` if the query waits for an argument. */
  readonly enabled?: false;
}

/** TanStack Query's options for mutations, except those that this package sets. */
export interface MutationExtras<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {
  mutationKey?: never;
  mutationFn?: never;
  retry?: never;
  retryDelay?: never;
}

/** The kind of a mutation, the last part of its key. */
export type MutationKind = "create" | "update" | "delete" | "grant" | "revoke";

/** Mutation options for `useMutation`. */
export interface ConfidentMutation<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {}

/** Returns query options for data from one request. */
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
 * Returns mutation options for a write to the data cached under `key`. The cache contains the response before the
 * caller's callbacks run, and is refetched before the caller's `onSettled` runs.
 *
 * @param merge - puts the response into the cached data
 */
export function defineMutation<Cached, Data, Variables extends object, Result>(
  key: ConfidentKey<Cached>,
  kind: MutationKind,
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, response: Data) => Cached | undefined,
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
      // The caller's onSettled, or the query client's default, which this one replaces.
      const { onSettled } = context.client.defaultMutationOptions({ mutationKey, ...extras });
      return onSettled?.(data, error, variables, result, context);
    },
  };
}

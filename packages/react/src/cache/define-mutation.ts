import type { CallOptions, ConfidentClient } from "@confident-admin/core";
import { refreshAfterLast, write } from "./mutation-tracker.ts";
import { confidentKey, type KeyPath } from "./query-key.ts";
import type {
  ConfidentMutation,
  ConfidentSetup,
  MutationFactory,
  SecretMutationExtras,
} from "./query-options.ts";
import type { MutationKind, Resource } from "./resource.ts";
import { mergeResponse } from "./rows.ts";

export type Ids = readonly unknown[];

/** Sends a change. The arguments are in core's order. */
export type Send<Args extends Ids, Data, Variables> = (
  client: ConfidentClient,
  ...args: [...ids: Args, variables: Variables, call: CallOptions]
) => Promise<Data>;

/** Returns the key paths of other resources that a change affects. */
export type Affects<Args extends Ids, Variables> = (
  ...args: [...ids: Args, variables: Variables]
) => readonly KeyPath[];

export type OnSecret = SecretMutationExtras<unknown, unknown>["onSecret"];

/** Returns two functions for one call of a mutation: one redacts a response for the caches, one passes the secret on. */
type SplitSecret<Data> = (
  onSecret: OnSecret,
) => readonly [redact: (response: Data) => Data, passOn: (refetch: Promise<void>) => Promise<void>];

/**
 * Defines a mutation of a resource. When the caller's callbacks run, the cache already contains the response. The
 * resource and everything in `affects` are refetched before the caller's `onSettled` runs.
 */
export function defineMutation<const Args extends Ids, Data, Variables>(
  { path, id = "", itemPath, rowIn }: Resource<Args>,
  kind: MutationKind,
  send: Send<Args, Data, Variables>,
  affects: NoInfer<Affects<Args, Variables>> = () => [],
  splitSecret?: SplitSecret<Data>,
): MutationFactory<Args, Data, Variables> {
  const create = (
    { client, scope }: ConfidentSetup,
    ...args: Ids
  ): ConfidentMutation<Data, Variables> => {
    const ids = args.slice(0, path.length) as unknown as Args;
    const { request, onSecret, ...extras } = (args[path.length] ?? {}) as SecretMutationExtras<
      Data,
      Variables
    >;
    const toKey = (one: KeyPath) => confidentKey(scope, ...one);
    const key = toKey(path(...ids));
    const mutationKey = [...key, kind];
    return {
      ...extras,
      retry: false,
      mutationKey,
      mutationFn: async (variables, context) => {
        // Core rejects an empty object with a typed error.
        const given = variables ?? ({} as Variables);
        const item = itemPath ? [toKey(itemPath(given[id as never]))] : [];
        const affected = affects(...ids, given).map(toKey);
        const [redact, passOn] = splitSecret?.(onSecret) ?? [];
        const data = await write(context, [key, ...item, ...affected], variables, async () => {
          const sent = await send(client, ...ids, given, { ...request });
          const response = redact ? redact(sent) : sent;
          const rows = rowIn ? rowIn(response as never) : response;
          for (const queryKey of [key, ...item]) {
            context.client.setQueriesData({ queryKey }, (cached) =>
              mergeResponse(cached, rows, kind),
            );
          }
          return response;
        });
        await passOn?.(refreshAfterLast(context.client, key));
        return data;
      },
      onSettled: async (data, error, variables, result, context) => {
        await refreshAfterLast(context.client, key);
        // The caller's onSettled, or the query client's default, which this one replaces.
        const { onSettled } = context.client.defaultMutationOptions({ mutationKey, ...extras });
        return onSettled?.(data, error, variables, result, context);
      },
    };
  };
  return create as never;
}

import type { CallOptions, ConfidentClient } from "@confident-admin/core";
import { readCurrent } from "./mutation-tracker.ts";
import { confidentKey } from "./query-key.ts";
import type {
  ConfidentQuery,
  ConfidentSetup,
  QueryFactory,
  RequestOptions,
} from "./query-options.ts";
import type { Resource } from "./resource.ts";

type Ids = readonly unknown[];

/** Defines the query of a resource that is read with one request. */
export function defineQuery<const Args extends Ids, Data>(
  resource: Resource<Args>,
  read: (client: ConfidentClient, ...args: [...ids: Args, call: CallOptions]) => Promise<Data>,
): QueryFactory<Args, Data> {
  const arity = resource.path.length;
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const ids = args.slice(0, arity) as unknown as Args;
    const call = args[arity] as RequestOptions;
    return toQuery<Data>(setup, resource, ids, [], ({ signal }) =>
      read(setup.client, ...ids, { ...call, signal }),
    );
  };
  return Object.assign(create, { resource, arity });
}

/** Returns the query options of a resource. `rest` is what its key has after the resource's. */
export function toQuery<Data>(
  { scope }: ConfidentSetup,
  { path }: Resource<never>,
  ids: Ids,
  rest: Ids,
  read: (context: { readonly signal: AbortSignal; readonly pageParam?: unknown }) => Promise<Data>,
): ConfidentQuery<Data> {
  const key = confidentKey(scope, ...path(...(ids as never)));
  return {
    queryKey: [...key, ...rest] as never,
    queryFn: (context) => readCurrent(context.client, key, () => read(context)),
    retry: false,
    ...(!ids.every(Boolean) && { enabled: false }),
  };
}

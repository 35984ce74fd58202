import type { CallOptions, ConfidentClient } from "@confident-admin/core";
import type { QueryFunctionContext } from "@tanstack/react-query";
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

/** Defines a query that reads a resource with one request. */
export function defineQuery<const Args extends Ids, Data>(
  resource: Resource<Args>,
  read: (client: ConfidentClient, ...args: [...ids: Args, call: CallOptions]) => Promise<Data>,
): QueryFactory<Args, Data> {
  const arity = resource.path.length;
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const ids = args.slice(0, arity) as unknown as Args;
    const call = args[arity] as RequestOptions;
    return toQuery(setup, resource, ids, [], ({ signal }) =>
      read(setup.client, ...ids, { ...call, signal }),
    );
  };
  return Object.assign(create, { resource, arity });
}

/** Sends a request for a query. */
type Send<Data> = (context: QueryFunctionContext, page?: number) => Promise<Data>;

/** Returns the query options of a resource. `rest` is appended to the resource's key. */
export function toQuery<Data>(
  { scope }: ConfidentSetup,
  { path }: Resource<never>,
  ids: Ids,
  rest: Ids,
  send: Send<Data>,
  read: (context: QueryFunctionContext, send: Send<Data>) => Promise<Data> = readCurrent,
): ConfidentQuery<Data> {
  const key = confidentKey(scope, ...path(...(ids as never)));
  return {
    queryKey: [...key, ...rest] as never,
    queryFn: (context) => read(context, send),
    retry: false,
    ...(!ids.every(Boolean) && { enabled: false }),
  };
}

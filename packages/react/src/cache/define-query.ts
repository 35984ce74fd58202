import {
  type CallOptions,
  type ConfidentClient,
  ConfidentNotFoundError,
  type Page,
  type PageQuery,
} from "@confident-admin/core";
import { readCurrent } from "./mutation-tracker.ts";
import { confidentKey } from "./query-key.ts";
import type {
  ConfidentQuery,
  ConfidentSetup,
  InfiniteQueryFactory,
  ItemQueryFactory,
  PageQueryFactory,
  QueryFactory,
  RequestOptions,
} from "./query-options.ts";
import type { Resource } from "./resource.ts";

type Ids = readonly unknown[];

/** Defines the query of a resource that is read with one request. */
export function defineQuery<const Args extends Ids, Data>(
  resource: Resource<Args>,
  read: (client: ConfidentClient, call: CallOptions, ...ids: Args) => Promise<Data>,
): QueryFactory<Args, Data> {
  const arity = resource.path.length;
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const ids = args.slice(0, arity) as unknown as Args;
    const call = args[arity] as RequestOptions;
    return toQuery<Data>(setup, resource, ids, [], ({ signal }) =>
      read(setup.client, { ...call, signal }, ...ids),
    );
  };
  return Object.assign(create, { resource, arity });
}

/** Defines the query of one page of a list. */
export function definePageQuery<const Args extends Ids, Item>(
  resource: Resource<Args>,
  read: ReadPage<Args, Item>,
): PageQueryFactory<Args, Item> {
  const arity = resource.path.length + 1;
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const ids = args.slice(0, arity - 1) as unknown as Args;
    const { page = 1, pageSize = 25 } = (args[arity - 1] ?? {}) as PageQuery;
    const call = args[arity] as RequestOptions;
    return toQuery<Page<Item>>(setup, resource, ids, ["page", { page, pageSize }], ({ signal }) =>
      read(setup.client, { page, pageSize }, { ...call, signal }, ...ids),
    );
  };
  return Object.assign(create, { resource, arity });
}

/** Defines the query of a list that is read page by page. */
export function defineInfiniteQuery<const Args extends Ids, Item>(
  resource: Resource<Args>,
  read: ReadPage<Args, Item>,
): InfiniteQueryFactory<Args, Item> {
  const arity = resource.path.length + 1;
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const ids = args.slice(0, arity - 1) as unknown as Args;
    const { pageSize = 25 } = (args[arity - 1] ?? {}) as PageQuery;
    const call = args[arity] as RequestOptions;
    const query = toQuery<Page<Item>>(setup, resource, ids, ["pages", { pageSize }], (context) =>
      read(
        setup.client,
        { page: context.pageParam as number, pageSize },
        { ...call, signal: context.signal },
        ...ids,
      ),
    );
    return {
      ...query,
      initialPageParam: 1,
      getNextPageParam: ({ page, total }: Page<Item>) =>
        page * pageSize < total ? page + 1 : undefined,
      getPreviousPageParam: ({ page }: Page<Item>) => (page > 1 ? page - 1 : undefined),
    };
  };
  return Object.assign(create, { resource, arity }) as never;
}

/** Defines the query of one resource from a list, by its id. */
export function defineItemQuery<const Args extends Ids, Item extends { readonly id?: unknown }>(
  list: QueryFactory<Args, Item[]>,
): ItemQueryFactory<Args, Item> {
  return (setup, ...args) => {
    const [id, request] = args.slice(list.arity) as [string?, RequestOptions?];
    const ids = args.slice(0, list.arity) as unknown as Args;
    const query = list(setup, ...ids, request as RequestOptions);
    return {
      ...query,
      // This key never has data, because a cached list would be an error even for a disabled query.
      ...(!id && { queryKey: [...query.queryKey, ""] as never, enabled: false }),
      select: (rows) => selectItem(list.resource, rows, id),
    };
  };
}

/**
 * Returns one resource from a list.
 *
 * @throws {ConfidentNotFoundError} if no resource has this id.
 */
export function selectItem<Item extends { readonly id?: unknown }>(
  { id: name = "" }: Resource<never>,
  rows: readonly Item[],
  id: unknown,
): Item {
  const item = rows.find((row) => row.id === id);
  if (!item) {
    const noun = name.replace(/Id$/, "");
    throw new ConfidentNotFoundError(`No ${noun} has the id ${JSON.stringify(id)}.`, {
      status: 404,
    });
  }
  return item;
}

type ReadPage<Args extends Ids, Item> = (
  client: ConfidentClient,
  page: PageQuery,
  call: CallOptions,
  ...ids: Args
) => Promise<Page<Item>>;

function toQuery<Data>(
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

import type { CallOptions, ConfidentClient, Page, PageQuery } from "@confident-admin/core";
import { toQuery } from "./define-query.ts";
import { matchesKey } from "./query-key.ts";
import type {
  ConfidentInfiniteQuery,
  ConfidentPageQuery,
  ConfidentSetup,
  InfiniteQueryFactory,
  PageQueryFactory,
  RequestOptions,
} from "./query-options.ts";
import type { Resource } from "./resource.ts";
import { readPage, uniqueRows } from "./shifted-pages.ts";

type Ids = readonly unknown[];

type ReadPage<Args extends Ids, Item> = (
  client: ConfidentClient,
  ...args: [...ids: Args, page: PageQuery, call: CallOptions]
) => Promise<Page<Item>>;

/** Defines a query for one page of a list. */
export function definePageQuery<const Args extends Ids, Item>(
  resource: Resource<Args>,
  read: ReadPage<Args, Item>,
): PageQueryFactory<Args, Item> {
  const arity = resource.path.length + 1;
  const create = (setup: ConfidentSetup, ...args: Ids): ConfidentPageQuery<Item> => {
    const ids = args.slice(0, arity - 1) as unknown as Args;
    const { page = 1, pageSize = 25 } = (args[arity - 1] ?? {}) as PageQuery;
    const call = args[arity] as RequestOptions;
    const asked = { page, pageSize };
    const query = toQuery(setup, resource, ids, ["page", asked], ({ signal }) =>
      read(setup.client, ...ids, asked, { ...call, signal }),
    );
    const list = query.queryKey.slice(0, -1);
    return {
      ...query,
      // Never show a page of another project or organization.
      placeholderData: (shown, previous) =>
        previous && matchesKey(previous.queryKey, list) ? shown : undefined,
    };
  };
  return Object.assign(create, { resource, arity });
}

/** Defines an infinite query that reads a list page by page. */
export function defineInfiniteQuery<const Args extends Ids, Item>(
  resource: Resource<Args>,
  read: ReadPage<Args, Item>,
): InfiniteQueryFactory<Args, Item> {
  const arity = resource.path.length + 1;
  const create = (setup: ConfidentSetup, ...args: Ids): ConfidentInfiniteQuery<Item> => {
    const ids = args.slice(0, arity - 1) as unknown as Args;
    const { pageSize = 25 } = (args[arity - 1] ?? {}) as PageQuery;
    const call = args[arity] as RequestOptions;
    const query = toQuery(
      setup,
      resource,
      ids,
      ["pages", { pageSize }],
      ({ signal }, page) => read(setup.client, ...ids, { page, pageSize }, { ...call, signal }),
      readPage,
    );
    return {
      ...(query as object as ConfidentInfiniteQuery<Item>),
      initialPageParam: 1,
      // Until the refetch, a deletion lowers the total of only the page that had the row, so check every page.
      getNextPageParam: ({ page }, pages) =>
        pages.every(({ total }) => page * pageSize < total) ? page + 1 : undefined,
      getPreviousPageParam: ({ page }) => (page > 1 ? page - 1 : undefined),
      select: uniqueRows,
    };
  };
  return Object.assign(create, { resource, arity });
}

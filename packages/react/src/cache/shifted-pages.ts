import type { Page } from "@confident-admin/core";
import type { QueryFunctionContext, QueryKey } from "@tanstack/react-query";
import { readCurrent } from "./mutation-tracker.ts";
import type { Pages } from "./query-options.ts";

interface Identified {
  readonly id?: unknown;
}

type Context = QueryFunctionContext<QueryKey, number>;

/** How many times a refetch reads pages that others keep changing. */
const MAX_READS = 5;

/** The pages that a fetch has read so far. */
const pagesByFetch = new WeakMap<AbortSignal, readonly Page<unknown>[]>();

/**
 * Drops rows that an earlier page already contains. If rows are added between two requests, a page repeats the end of
 * the page before it.
 */
export function uniqueRows<Item>(data: Pages<Item>): Pages<Item> {
  const seen = new Set<unknown>();
  const isNew = ({ id }: Identified) => !seen.has(id) && seen.add(id);
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter(isNew as never) }));
  return { ...data, pages };
}

/**
 * Reads a page for an infinite query. If the list has changed since the pages before it were read, a refetch reads them
 * again. `fetchNextPage` shows the new page and starts a refetch.
 */
export async function readPage<Item>(
  context: QueryFunctionContext,
  send: (context: QueryFunctionContext, page: number) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  const { client, queryKey, pageParam, signal } = context as Context;
  const query = client.getQueryCache().find<Pages<Item>>({ queryKey });
  const addsPage = query?.state.fetchMeta?.fetchMore;
  const earlier = (pagesByFetch.get(signal) ?? []) as readonly Page<Item>[];
  for (let reads = 0; ; ) {
    const page = await readCurrent(context, async () => {
      for (const one of reads++ ? earlier : []) {
        // TanStack Query has these objects, but has not cached them yet.
        Object.assign(one, await send(context, one.page));
      }
      return send(context, pageParam);
    });
    const others = (addsPage && query.state.data?.pages) || earlier;
    const pages = [...others, page].sort((a, b) => a.page - b.page);
    const fits = fit(pages);
    if (addsPage && (reads > 1 || !fits)) {
      query.promise?.then(
        (data) => {
          // TanStack Query has added the page to the pages from before the writes.
          client.setQueryData<Pages<Item>>(queryKey, { ...data, pages });
          return client.invalidateQueries({ queryKey });
        },
        () => {},
      );
    }
    if (fits || addsPage || reads >= MAX_READS) {
      pagesByFetch.set(signal, pages);
      return page;
    }
  }
}

/** Whether consecutive pages agree on the total and contain as many different rows as it requires. */
function fit(pages: readonly Page<unknown>[]): boolean {
  const [{ page, pageSize, total }] = pages as [Page<unknown>];
  const ids = new Set(pages.flatMap(({ items }) => (items as Identified[]).map(({ id }) => id)));
  return (
    !pages[1] ||
    (pages.every((one) => one.total === total) &&
      ids.size >= Math.min(total - (page - 1) * pageSize, pages.length * pageSize))
  );
}

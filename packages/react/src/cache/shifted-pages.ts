import type { Page } from "@confident-admin/core";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Pages } from "./query-options.ts";

interface Identified {
  readonly id?: unknown;
}

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
 * Fetches all pages again if a newly fetched page does not fit the pages before it. In that case, the list changed
 * between the requests, and rows may be missing from all pages.
 *
 * @returns the newly fetched page
 */
export function refetchShiftedPages<Item>(
  { client, queryKey }: { readonly client: QueryClient; readonly queryKey: QueryKey },
  added: Page<Item>,
): Page<Item> {
  const query = client.getQueryCache().find<Pages<Item>>({ queryKey });
  const pages = [...(query?.state.data?.pages ?? []), added];
  const rows = pages.flatMap(({ items }) => items as Identified[]);
  const count = (pages.length - 1) * added.pageSize + added.items.length;
  const fits =
    pages.every(({ total }) => total === added.total) &&
    new Set(rows.map(({ id }) => id)).size === count;
  if (query?.state.fetchMeta?.fetchMore && !fits) {
    query.promise?.then(
      () => client.invalidateQueries({ queryKey }),
      () => {},
    );
  }
  return added;
}

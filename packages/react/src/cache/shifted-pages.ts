import type { Page } from "@confident-admin/core";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Pages } from "./query-options.ts";

interface Identified {
  readonly id?: unknown;
}

/** Drops rows that an earlier page has. If others add rows between two requests, a page repeats the end of the last one. */
export function uniqueRows<Item>(data: Pages<Item>): Pages<Item> {
  const seen = new Set<unknown>();
  const isNew = ({ id }: Identified) => !seen.has(id) && seen.add(id);
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter(isNew as never) }));
  return { ...data, pages };
}

/**
 * Fetches all pages again after a page was added to pages that do not fit it. The list has changed between the requests, so
 * rows may be missing from all of its pages.
 *
 * @returns the page
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

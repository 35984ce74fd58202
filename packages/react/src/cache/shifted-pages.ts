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
  if (query?.state.fetchMeta?.fetchMore && !fit(pages)) {
    query.promise?.then(
      () => client.invalidateQueries({ queryKey }),
      () => {},
    );
  }
  return added;
}

/** Whether pages agree on the total, contain no row twice, and are full except for the last one. */
function fit(pages: readonly Page<unknown>[]): boolean {
  const last = Math.max(...pages.map(({ page }) => page));
  const ids = pages.flatMap(({ items }) => (items as Identified[]).map(({ id }) => id));
  return (
    new Set(ids).size === ids.length &&
    pages.every(
      ({ items, page, pageSize, total }) =>
        total === pages[0]?.total &&
        (page === last || items.length >= Math.min(pageSize, total - (page - 1) * pageSize)),
    )
  );
}

import { ConfidentConflictError } from "../errors.ts";
import type { Page } from "./page.ts";

/**
 * Yields the items of one page after another. Requests the next pages while the caller processes the current one.
 *
 * @param prefetch - how many pages to request ahead of the caller's page
 * @throws {ConfidentConflictError} if the pages are inconsistent.
 */
export async function* readPages<Item extends { readonly id: string }>(
  readPage: (page: number) => Promise<Page<Item>>,
  pageSize: number,
  prefetch: number,
): AsyncGenerator<Item[], undefined> {
  const ids = new Set<string>();
  const pending: Promise<Page<Item>>[] = [];
  let requested = 0;
  let total = 1; // until the first page has arrived
  const request = (pages: number) => {
    while (pending.length < pages && ids.size + pending.length * pageSize < total) {
      const page = readPage(++requested);
      page.catch(() => {}); // the caller might stop before this page
      pending.push(page);
    }
  };
  do {
    request(1 + prefetch);
    const page = (await pending.shift()) as Page<Item>;
    total = ids.size === 0 ? page.total : total;
    addIds(ids, page, total);
    request(prefetch);
    yield page.items;
  } while (ids.size < total);
}

function addIds(
  ids: Set<string>,
  { items, total }: Page<{ readonly id: string }>,
  expected: number,
): void {
  const count = ids.size + items.length;
  for (const { id } of items) {
    ids.add(id);
  }
  const isEmpty = items.length === 0 && total > 0;
  if (total !== expected || ids.size !== count || count > total || isEmpty) {
    throw new ConfidentConflictError("The list changed while it was read. Read it again.", {
      delivery: "answered",
    });
  }
}

import type { CallOptions, Page } from "@confident-admin/core";
import { hasRepeatedId, isFailedRequest, type ListRequest, type Reader } from "./reader.ts";

const PAGE_SIZE = 100;

type ReadPage<T> = (
  query: { readonly page: number; readonly pageSize: number },
  options: CallOptions,
) => Promise<Page<T>>;

/**
 * Reads all members of a level: one page first, then the others at the same time. If a page fails or the list changes
 * meanwhile, the record says that it is not complete.
 */
export async function readMembers<T extends { readonly id: string }>(
  reader: Reader,
  list: ListRequest,
  readPage: ReadPage<T>,
): Promise<T[]> {
  const pages = new Map<number, Page<T> | undefined>();
  const read = async (page: number) => {
    const query = { page, pageSize: PAGE_SIZE };
    pages.set(page, await orFailed(reader.send(list, (options) => readPage(query, options))));
    const first = pages.get(1);
    if (first && first.total > PAGE_SIZE) {
      reader.progress(list, [...pages.values()].reduce(countItems, 0), first.total);
    }
  };
  await read(1);
  const total = pages.get(1)?.total ?? 0;
  const others = Array.from({ length: Math.ceil(total / PAGE_SIZE) - 1 }, (_, index) => index + 2);
  await Promise.all(others.map(read));
  const all = [1, ...others].map((page) => pages.get(page));
  const items = all.flatMap((page) => page?.items ?? []);
  const isComplete =
    all.every((page) => page?.total === total) && items.length === total && !hasRepeatedId(items);
  reader.record(list, items, isComplete, total);
  return items;
}

function countItems<T>(sum: number, page: Page<T> | undefined): number {
  return sum + (page?.items.length ?? 0);
}

async function orFailed<T>(page: Promise<T>): Promise<T | undefined> {
  try {
    return await page;
  } catch (error) {
    if (isFailedRequest(error)) {
      return undefined;
    }
    throw error;
  }
}

import { validateLimits } from "../config/validate-limits.ts";
import { ConfidentArgumentError } from "../errors.ts";
import { abortError } from "../http/attempt.ts";
import { onAbort } from "../http/timeout.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import { checkPageQuery, type Page } from "./page.ts";
import { readPages } from "./read-pages.ts";

const MAX_PREFETCH = 10;

/** Options for reading a list page by page. */
export interface IterateOptions {
  /**
   * How many items each request asks for, 1 to 100.
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * How many pages to request ahead of the loop's current page, 0 to 10.
   * @default 1
   */
  readonly prefetch?: number | undefined;
}

/** A paged list. */
export interface PagedList<Item> {
  readonly client: ConfidentClient;
  /** The operation that errors name. */
  readonly operation: string;
  readonly options: CallOptions | undefined;
  readonly readPage: (
    query: { readonly page: number; readonly pageSize: number },
    options: CallOptions,
  ) => Promise<Page<Item>>;
}

/** Reads a list page by page. Every loop over the result starts at the first page. Leaving a loop ends its requests. */
export function iteratePages<Item extends { readonly id: string }>(
  list: PagedList<Item>,
  paging?: IterateOptions,
): AsyncIterable<Item> {
  return { [Symbol.asyncIterator]: () => iterator(list, paging) };
}

/** Reads all pages of a list. */
export async function listAllPages<Item extends { readonly id: string }>(
  list: PagedList<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of iteratePages(list)) {
    items.push(item);
  }
  return items;
}

function iterator<Item extends { readonly id: string }>(
  list: PagedList<Item>,
  paging: IterateOptions | undefined,
): AsyncIterator<Item, undefined> {
  const ended = new AbortController();
  const items = readItems(list, paging, ended);
  let isLeft = false;
  const next = async (): Promise<IteratorResult<Item, undefined>> => {
    try {
      return await withErrorContext(list.client, list.operation, () => items.next());
    } catch (error) {
      if (isLeft) {
        return { done: true, value: undefined };
      }
      throw error;
    }
  };
  return {
    next,
    return: () => {
      // The generator returns only after a pending next(), which might be waiting for a response.
      isLeft = true;
      ended.abort();
      return items.return(undefined);
    },
  };
}

async function* readItems<Item extends { readonly id: string }>(
  { options, readPage }: PagedList<Item>,
  paging: IterateOptions | undefined,
  ended: AbortController,
): AsyncGenerator<Item, undefined> {
  validateLimits(options ?? {}, ConfidentArgumentError);
  const { pageSize, prefetch } = checkPaging(paging);
  const { signal } = options ?? {};
  const abort = () => ended.abort(signal?.reason);
  const unsubscribe = signal && onAbort(signal, abort);
  const own = { ...options, signal: ended.signal };
  try {
    if (signal?.aborted) {
      abort();
    }
    for await (const items of readPages(
      (page) => readPage({ page, pageSize }, own),
      pageSize,
      prefetch,
    )) {
      for (const item of items) {
        if (ended.signal.aborted) {
          throw abortError({}, "unsent", ended.signal);
        }
        yield item;
      }
    }
  } finally {
    unsubscribe?.();
    ended.abort();
  }
}

function checkPaging(paging: IterateOptions | undefined): { pageSize: number; prefetch: number } {
  const { pageSize = 100, prefetch = 1 } = paging ?? {};
  checkPageQuery({ pageSize });
  if (!Number.isInteger(prefetch) || prefetch < 0 || prefetch > MAX_PREFETCH) {
    throw new ConfidentArgumentError(`prefetch must be an integer from 0 to ${MAX_PREFETCH}.`);
  }
  return { pageSize, prefetch };
}

import { ConfidentArgumentError } from "../errors.ts";

const MAX_PAGE_SIZE = 100;

/** One page of a list. */
export interface Page<Item> {
  readonly items: Item[];
  /** The number of items on all pages. */
  readonly total: number;
  /** The page number, starting at 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Selects a page of a list. */
export interface PageQuery {
  /**
   * The page number, starting at 1.
   * @default 1
   */
  readonly page?: number | undefined;
  /**
   * The number of items per page, 1 to 100.
   * @default 25
   */
  readonly pageSize?: number | undefined;
}

/** @throws {ConfidentArgumentError} if a number is out of range. */
export function checkPageQuery(query: PageQuery | undefined): {
  page?: number;
  pageSize?: number;
} {
  const { page, pageSize } = query ?? {};
  return {
    ...(page !== undefined && { page: checkRange("page", page) }),
    ...(pageSize !== undefined && { pageSize: checkRange("pageSize", pageSize, MAX_PAGE_SIZE) }),
  };
}

/** Returns the page if the response contains its items and their total. */
export function toPage<Item>(
  items: Item[] | undefined,
  total: number | undefined,
  query: PageQuery | undefined,
): Page<Item> | undefined {
  const { page = 1, pageSize = 25 } = query ?? {};
  return items && Number.isInteger(total)
    ? { items, total: total as number, page, pageSize }
    : undefined;
}

function checkRange(name: string, value: number, max?: number): number {
  if (!Number.isSafeInteger(value) || value < 1 || value > (max ?? value)) {
    const end = max === undefined ? "" : `, at most ${max}`;
    throw new ConfidentArgumentError(`${name} must be a positive integer${end}.`);
  }
  return value;
}

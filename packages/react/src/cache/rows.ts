import type { MutationKind } from "./resource.ts";

/** A resource with an id. The vendor declares no field of a project as required. */
interface Identified {
  readonly id?: unknown;
}

interface PageOfRows {
  readonly items: readonly Identified[];
  readonly total: number;
}

/** Changes the rows of a list, of a page, or of each page of an infinite list. Returns other data unchanged. */
export function mapRows(
  data: unknown,
  change: (rows: readonly Identified[], isPage: boolean) => readonly Identified[],
): unknown {
  if (Array.isArray(data)) {
    return change(data, false);
  }
  const { pages, items, total } = (data ?? {}) as Partial<
    PageOfRows & { readonly pages: unknown[] }
  >;
  if (pages) {
    return { ...(data as object), pages: pages.map((page) => mapRows(page, change)) };
  }
  if (items && total !== undefined) {
    const rows = change(items, true);
    return { ...(data as object), items: rows, total: total + rows.length - items.length };
  }
  return data;
}

/** Merges a mutation's response into cached data: a list, a page, an infinite list, or a single resource. */
export function mergeResponse(data: unknown, response: unknown, kind: MutationKind): unknown {
  const rows = ([response].flat() as Identified[]).filter((row) => row?.id !== undefined);
  if (kind === "delete") {
    return mapRows(data, (cached) => cached.filter((row) => !sameIn(rows, row)));
  }
  const replace = (cached: Identified) => sameIn(rows, cached) ?? cached;
  const merged = mapRows(data, (cached, isPage) => {
    const added = isPage ? [] : rows.filter((row) => !sameIn(cached, row));
    return cached.map(replace).concat(added);
  });
  return merged === data && data ? replace(data) : merged;
}

function sameIn(rows: readonly Identified[], { id }: Identified): Identified | undefined {
  return rows.find((row) => row.id === id);
}

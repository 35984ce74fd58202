import { ConfidentNotFoundError } from "@confident-admin/core";
import type { ItemQueryFactory, QueryFactory, RequestOptions } from "./query-options.ts";
import type { Resource } from "./resource.ts";

/** Defines the query of one resource from a list, by its id. */
export function defineItemQuery<
  const Args extends readonly unknown[],
  Item extends { readonly id?: unknown },
>(list: QueryFactory<Args, Item[]>): ItemQueryFactory<Args, Item> {
  return (setup, ...args) => {
    const [id, request] = args.slice(list.arity) as [string?, RequestOptions?];
    const ids = args.slice(0, list.arity) as unknown as Args;
    const query = list(setup, ...ids, request as RequestOptions);
    return {
      ...query,
      // Uses a key without cached data. Otherwise `select` would run on the cached list and throw, even while disabled.
      ...(!id && { queryKey: [...query.queryKey, ""] as never, enabled: false }),
      select: (rows) => selectItem(list.resource, rows, id),
    };
  };
}

/**
 * Picks one resource from a list.
 *
 * @throws {ConfidentNotFoundError} if none has this id.
 */
export function selectItem<Item extends { readonly id?: unknown }>(
  { id: name = "" }: Resource<never>,
  rows: readonly Item[],
  id: unknown,
): Item {
  const item = rows.find((row) => row.id === id);
  if (!item) {
    const noun = name.replace(/Id$/, "");
    throw new ConfidentNotFoundError(`No ${noun} has the id ${JSON.stringify(id)}.`, {
      status: 404,
    });
  }
  return item;
}

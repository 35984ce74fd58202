import type { AnyConfidentError } from "@confident-admin/core";
import type { StaleTimeFunction } from "@tanstack/react-query";
import { selectItem } from "./define-item-query.ts";
import type { ConfidentKey } from "./query-key.ts";
import type { ConfidentQuery } from "./query-options.ts";
import type { Resource } from "./resource.ts";

/** The `staleTime` of a list. */
export type ListStaleTime<Item> = StaleTimeFunction<
  Item[],
  AnyConfidentError,
  Item[],
  ConfidentKey<Item[]>
>;

/** Query options for a resource that the cached list does not contain. */
export interface MissingItemQuery<Item> extends ConfidentQuery<Item[]> {
  readonly gcTime: number;
  readonly initialData: undefined;
  readonly placeholderData: undefined;
}

/**
 * Fetches the list again for a resource that the cached list does not contain. The error is a `ConfidentNotFoundError` if
 * the new list does not contain it either. The key starts with the list's key, so that both are invalidated together.
 *
 * @param staleTime - the list's `staleTime`
 */
export function missingItemQuery<Item extends { readonly id?: unknown }>(
  list: ConfidentQuery<Item[]>,
  resource: Resource<never>,
  id: unknown,
  staleTime: ListStaleTime<Item>,
): MissingItemQuery<Item> {
  const queryKey = [...list.queryKey, id] as unknown as ConfidentKey<Item[]>;
  return {
    queryKey,
    queryFn: async ({ client }) => {
      const isRetry = client.getQueryState(queryKey)?.errorUpdateCount;
      const items = await client.fetchQuery({ ...list, staleTime: isRetry ? 0 : staleTime });
      selectItem(resource, items, id);
      return items;
    },
    retry: false,
    // Once the list contains the resource, hooks observe the list instead, and this result must not stay cached.
    gcTime: 0,
    // The caller's values describe the list.
    initialData: undefined,
    placeholderData: undefined,
  };
}

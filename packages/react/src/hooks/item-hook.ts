"use client";
import {
  useQuery,
  useQueryClient,
  useQueryErrorResetBoundary,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useCallback } from "react";
import { selectItem } from "../cache/define-item-query.ts";
import { type ListStaleTime, missingItemQuery } from "../cache/missing-item-query.ts";
import type { QueryFactory, RequestOptions } from "../cache/query-options.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { ItemHook, SuspenseItemHook } from "./hook-types.ts";
import { useRows } from "./use-rows.ts";

interface Item {
  readonly id?: unknown;
}

interface ItemOptions {
  readonly staleTime?: ListStaleTime<Item>;
  readonly select?: (row: Item) => unknown;
  readonly request?: RequestOptions;
}

type ListFactory = QueryFactory<readonly unknown[], Item[]>;

/** Creates a hook that reads one resource from a list. The last id is the resource's id. */
export function itemHook<Ids extends readonly unknown[], Row>(
  list: QueryFactory<never, Row[]>,
): ItemHook<Ids, Row> {
  const { arity } = list;
  return ((...args: unknown[]) => {
    const { request, ...options } = (args[arity + 1] ?? {}) as ItemOptions;
    const source = useItemSource(list as never, args, { ...options, request } as ItemOptions);
    return useQuery({
      ...options,
      ...source,
      ...(!args.slice(0, arity + 1).every(Boolean) && { enabled: false }),
    } as never);
  }) as never;
}

/** Creates a Suspense hook that reads one resource from a list. */
export function suspenseItemHook<Ids extends readonly unknown[], Row>(
  list: QueryFactory<never, Row[]>,
): SuspenseItemHook<Ids, Row> {
  return ((...args: unknown[]) => {
    const { request, ...options } = (args[list.arity + 1] ?? {}) as ItemOptions;
    // After a reset of the error boundary, any list older than one second is fetched again.
    const isRetry = useQueryErrorResetBoundary().isReset();
    const own = { ...options, request, ...(isRetry && { staleTime: 0 }) } as ItemOptions;
    const source = useItemSource(list as never, args, own);
    return useSuspenseQuery({ ...options, ...source } as never);
  }) as never;
}

/** Chooses the query to observe: the list, or the query for a resource that the cached list does not contain. */
function useItemSource(
  query: ListFactory,
  args: readonly unknown[],
  { staleTime, select, request }: ItemOptions,
) {
  const { arity, resource } = query;
  const id = args[arity];
  const toRows = useRows(resource as never, args);
  const isMissing = useCallback(
    (items: Item[]) => !toRows(items).some((row) => row.id === id),
    [toRows, id],
  );
  const pick = useCallback(
    (items: Item[]) => {
      const row = selectItem(resource as never, toRows(items), id);
      return select ? select(row) : row;
    },
    [resource, toRows, id, select],
  );
  const list = query(useConfidentSetup(), ...args.slice(0, arity), request as never);
  const defaults = useQueryClient().defaultQueryOptions(list);
  const listStaleTime = atLeastOneSecond(staleTime ?? (defaults.staleTime as never));
  // This observer never fetches.
  const observer = { ...list, enabled: false, throwOnError: () => false, select: isMissing };
  const { data: missing } = useQuery(observer);
  const source =
    missing || !id ? missingItemQuery(list, resource as never, id ?? "", listStaleTime) : list;
  return { ...source, staleTime: listStaleTime, select: pick };
}

// TanStack Query's minimum for Suspense, so that switching from the missing-item query to the list does not fetch twice.
function atLeastOneSecond(staleTime: ListStaleTime<Item> = 0): ListStaleTime<Item> {
  const clamp = (time: number | "static") => (time === "static" ? time : Math.max(time, 1_000));
  return typeof staleTime === "function" ? (query) => clamp(staleTime(query)) : clamp(staleTime);
}

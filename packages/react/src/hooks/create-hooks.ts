"use client";
import {
  useInfiniteQuery,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { useCallback } from "react";
import { matchesKey } from "../cache/query-key.ts";
import type {
  ConfidentSetup,
  InfiniteQueryFactory,
  PageQueryFactory,
  QueryFactory,
} from "../cache/query-options.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type {
  InfiniteHook,
  PageHook,
  QueryHook,
  SuspenseInfiniteHook,
  SuspensePageHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { useRows } from "./use-rows.ts";

type Ids = readonly unknown[];

/** The query factories, without the types of their hooks. */
type AnyQueryFactory =
  | QueryFactory<never, never>
  | PageQueryFactory<never, never>
  | InfiniteQueryFactory<never, never>;

/** Returns the hook of a query. */
export function queryHook<Args extends Ids, Data, Shown = Data>(
  query: QueryFactory<Args, Data>,
): QueryHook<Args, Data, Shown> {
  return createHook(query as never, useQuery as never);
}

/** Returns the hook of a query for Suspense. */
export function suspenseQueryHook<Args extends Ids, Data, Shown = Data>(
  query: QueryFactory<Args, Data>,
): SuspenseQueryHook<Args, Data, Shown> {
  return createHook(query as never, useSuspenseQuery as never);
}

/** Returns the hook of a page. */
export function pageHook<Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
): PageHook<Args, Item> {
  return createHook(query as never, usePage as never);
}

/** Returns the hook of a page for Suspense. */
export function suspensePageHook<Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
): SuspensePageHook<Args, Item> {
  return createHook(query as never, useSuspenseQuery as never);
}

/** Returns the hook of a list that is read page by page. */
export function infiniteHook<Args extends Ids, Item>(
  query: InfiniteQueryFactory<Args, Item>,
): InfiniteHook<Args, Item> {
  return createHook(query as never, useInfiniteQuery as never);
}

/** Returns the hook of a list that is read page by page, for Suspense. */
export function suspenseInfiniteHook<Args extends Ids, Item>(
  query: InfiniteQueryFactory<Args, Item>,
): SuspenseInfiniteHook<Args, Item> {
  return createHook(query as never, useSuspenseInfiniteQuery as never);
}

interface Options {
  readonly select?: (data: unknown) => unknown;
  readonly request?: unknown;
  readonly queryKey?: Ids;
}

function createHook(
  query: (
    setup: ConfidentSetup,
    ...args: Ids
  ) => object & Pick<AnyQueryFactory, "arity" | "resource">,
  useResult: (options: object) => unknown,
) {
  const { arity, resource } = query as unknown as AnyQueryFactory;
  return ((...args: Ids) => {
    const { request, select: pick, ...options } = (args[arity] ?? {}) as Options;
    const toRows = useRows(resource, args);
    const select = useCallback(
      (data: unknown) => (pick ? pick(toRows(data)) : toRows(data)),
      [pick, toRows],
    );
    const own = query(useConfidentSetup(), ...args.slice(0, arity), request);
    return useResult({ ...options, ...own, select });
  }) as never;
}

function usePage(options: Options): unknown {
  const { queryKey = [] } = options;
  // The last two parts of the key are the page. The rest must match, so that no other project's page is shown.
  const list = queryKey.slice(0, -2);
  const keep = (data: unknown, previous?: { readonly queryKey: Ids }) =>
    previous && matchesKey(previous.queryKey, list) ? data : undefined;
  return useQuery({ placeholderData: keep, ...options } as never);
}

"use client";
import { useInfiniteQuery, useSuspenseInfiniteQuery } from "@tanstack/react-query";
import type { InfiniteQueryFactory } from "../cache/query-options.ts";
import { createHook } from "./create-hooks.ts";
import type { InfiniteHook, SuspenseInfiniteHook } from "./hook-types.ts";

type Ids = readonly unknown[];

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

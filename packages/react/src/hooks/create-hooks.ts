"use client";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type {
  ConfidentSetup,
  InfiniteQueryFactory,
  PageQueryFactory,
  QueryFactory,
} from "../cache/query-options.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { PageHook, QueryHook, SuspensePageHook, SuspenseQueryHook } from "./hook-types.ts";
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
export const pageHook: <Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
) => PageHook<Args, Item> = queryHook as never;

/** Returns the hook of a page for Suspense. */
export const suspensePageHook: <Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
) => SuspensePageHook<Args, Item> = suspenseQueryHook as never;

interface Options {
  readonly select?: (data: unknown) => unknown;
  readonly request?: unknown;
}

/** What the hooks read from the options of a query. */
interface OwnOptions {
  readonly select?: (data: unknown) => unknown;
  readonly placeholderData?: object;
}

/** Returns the hook of a query. `useResult` is TanStack Query's hook. */
export function createHook(
  query: (
    setup: ConfidentSetup,
    ...args: Ids
  ) => OwnOptions & Pick<AnyQueryFactory, "arity" | "resource">,
  useResult: (options: object) => unknown,
) {
  const { arity, resource } = query as unknown as AnyQueryFactory;
  return ((...args: Ids) => {
    const { request, select: pick, ...options } = (args[arity] ?? {}) as Options;
    const toRows = useRows(resource, args);
    const {
      select: prepare,
      placeholderData,
      ...own
    } = query(useConfidentSetup(), ...args.slice(0, arity), request);
    const select = useCallback(
      (data: unknown) => {
        const rows = toRows(prepare ? prepare(data) : data);
        return pick ? pick(rows) : rows;
      },
      [pick, toRows, prepare],
    );
    return useResult({ ...(placeholderData && { placeholderData }), ...options, ...own, select });
  }) as never;
}

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

/** Any query factory, whatever its ids and data. */
type AnyQueryFactory =
  | QueryFactory<never, never>
  | PageQueryFactory<never, never>
  | InfiniteQueryFactory<never, never>;

/** Creates the hook for a query. */
export function queryHook<Args extends Ids, Data, Shown = Data>(
  query: QueryFactory<Args, Data>,
): QueryHook<Args, Data, Shown> {
  return createHook(query as never, useQuery as never);
}

/** Creates the Suspense hook for a query. */
export function suspenseQueryHook<Args extends Ids, Data, Shown = Data>(
  query: QueryFactory<Args, Data>,
): SuspenseQueryHook<Args, Data, Shown> {
  return createHook(query as never, useSuspenseQuery as never);
}

/** Creates the hook for one page of a list. */
export const pageHook: <Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
) => PageHook<Args, Item> = queryHook as never;

/** Creates the Suspense hook for one page of a list. */
export const suspensePageHook: <Args extends Ids, Item>(
  query: PageQueryFactory<Args, Item>,
) => SuspensePageHook<Args, Item> = suspenseQueryHook as never;

interface Options {
  readonly select?: (data: unknown) => unknown;
  readonly request?: unknown;
}

/** The query options that the hooks read. */
interface OwnOptions {
  readonly select?: (data: unknown) => unknown;
  readonly placeholderData?: object;
}

/** Creates the hook for a query. `useResult` is the TanStack Query hook that it calls. */
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

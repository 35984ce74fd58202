import type { AnyConfidentError, Page, PageQuery } from "@confident-admin/core";
import type {
  DefinedUseQueryResult,
  UseInfiniteQueryResult,
  UseMutationResult,
  UseQueryResult,
  UseSuspenseInfiniteQueryResult,
  UseSuspenseQueryResult,
} from "@tanstack/react-query";
import type { Row } from "../cache/pending-rows.ts";
import type { MutationExtras, Pages, SecretMutationExtras } from "../cache/query-options.ts";
import type { OptionalIds } from "../cache/resource.ts";
import type {
  InfiniteQueryHookOptions,
  InitialDataOptions,
  QueryHookOptions,
  SuspenseInfiniteQueryHookOptions,
  SuspenseQueryHookOptions,
} from "./hook-options.ts";

/** A hook that reads a resource. `Shown` is its data with pending changes. */
export interface QueryHook<Ids extends readonly unknown[], Cached, Shown = Cached> {
  // This overload comes first, because TypeScript picks the first one that fits.
  <Data = Shown>(
    ...args: [...ids: OptionalIds<Ids>, options: InitialDataOptions<Cached, Shown, Data>]
  ): DefinedUseQueryResult<Data, AnyConfidentError>;
  <Data = Shown>(
    ...args: [...ids: OptionalIds<Ids>, options?: QueryHookOptions<Cached, Shown, Data>]
  ): UseQueryResult<Data, AnyConfidentError>;
}

/** A {@link QueryHook} for Suspense. */
export type SuspenseQueryHook<Ids extends readonly unknown[], Cached, Shown = Cached> = <
  Data = Shown,
>(
  ...args: [...ids: Ids, options?: SuspenseQueryHookOptions<Cached, Shown, Data>]
) => UseSuspenseQueryResult<Data, AnyConfidentError>;

/** A hook that reads one resource from a list. */
export type ItemHook<Ids extends readonly unknown[], Item> = <Data = Row<Item>>(
  ...args: [...ids: OptionalIds<Ids>, options?: QueryHookOptions<Item[], Row<Item>, Data>]
) => UseQueryResult<Data, AnyConfidentError>;

/** An {@link ItemHook} for Suspense. */
export type SuspenseItemHook<Ids extends readonly unknown[], Item> = <Data = Row<Item>>(
  ...args: [...ids: Ids, options?: SuspenseQueryHookOptions<Item[], Row<Item>, Data>]
) => UseSuspenseQueryResult<Data, AnyConfidentError>;

/** A hook that reads one page of a list. The previous page is shown until the next one arrives. */
export type PageHook<Ids extends readonly unknown[], Item> = <Data = Page<Row<Item>>>(
  ...args: [
    ...ids: OptionalIds<Ids>,
    page?: PageQuery,
    options?: QueryHookOptions<Page<Item>, Page<Row<Item>>, Data>,
  ]
) => UseQueryResult<Data, AnyConfidentError>;

/** A {@link PageHook} for Suspense. */
export type SuspensePageHook<Ids extends readonly unknown[], Item> = <Data = Page<Row<Item>>>(
  ...args: [
    ...ids: Ids,
    page?: PageQuery,
    options?: SuspenseQueryHookOptions<Page<Item>, Page<Row<Item>>, Data>,
  ]
) => UseSuspenseQueryResult<Data, AnyConfidentError>;

/** A hook that reads a list page by page. */
export type InfiniteHook<Ids extends readonly unknown[], Item> = <Data = Pages<Row<Item>>>(
  ...args: [
    ...ids: OptionalIds<Ids>,
    page?: Pick<PageQuery, "pageSize">,
    options?: InfiniteQueryHookOptions<Item, Pages<Row<Item>>, Data>,
  ]
) => UseInfiniteQueryResult<Data, AnyConfidentError>;

/** An {@link InfiniteHook} for Suspense. */
export type SuspenseInfiniteHook<Ids extends readonly unknown[], Item> = <Data = Pages<Row<Item>>>(
  ...args: [
    ...ids: Ids,
    page?: Pick<PageQuery, "pageSize">,
    options?: SuspenseInfiniteQueryHookOptions<Item, Pages<Row<Item>>, Data>,
  ]
) => UseSuspenseInfiniteQueryResult<Data, AnyConfidentError>;

/** A hook that changes a resource. */
export type MutationHook<Ids extends readonly unknown[], Data, Variables> = <Result = unknown>(
  ...args: [...ids: OptionalIds<Ids>, options?: MutationExtras<Data, Variables, Result>]
) => UseMutationResult<Data, AnyConfidentError, Variables, Result>;

/** A hook that creates an API key. */
export type SecretMutationHook<Ids extends readonly unknown[], Data, Variables> = <
  Result = unknown,
>(
  ...args: [...ids: OptionalIds<Ids>, options: SecretMutationExtras<Data, Variables, Result>]
) => UseMutationResult<Data, AnyConfidentError, Variables, Result>;

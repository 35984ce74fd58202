import type { AnyConfidentError, Page } from "@confident-admin/core";
import type {
  UseInfiniteQueryOptions,
  UseQueryOptions,
  UseSuspenseInfiniteQueryOptions,
  UseSuspenseQueryOptions,
} from "@tanstack/react-query";
import type { ConfidentKey } from "../cache/query-key.ts";
import type { Pages, RequestOptions } from "../cache/query-options.ts";

/** The options that this package sets. */
type OwnOptions = "queryKey" | "queryFn" | "retry" | "retryDelay" | "select";

/** The options that this package sets for infinite queries. */
type OwnPaging = OwnOptions | "initialPageParam" | "getNextPageParam" | "getPreviousPageParam";

/** The options that this package adds. */
interface AddedOptions<Shown, Data> {
  readonly select?: ((data: Shown) => Data) | undefined;
  /** Core's options for the query's requests, such as `timeout` and `headers`. They are not part of the query key. */
  readonly request?: RequestOptions | undefined;
}

/** TanStack Query's options for `useQuery`, except those that this package sets. */
export interface QueryHookOptions<Cached, Shown, Data>
  extends Omit<UseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>, OwnOptions>,
    AddedOptions<Shown, Data> {}

/** Options with `initialData`, which make sure that `data` is never `undefined`. */
export interface InitialDataOptions<Cached, Shown, Data>
  extends QueryHookOptions<Cached, Shown, Data> {
  readonly initialData: Cached | (() => Cached);
}

/** TanStack Query's options for `useSuspenseQuery`, except those that this package sets. */
export interface SuspenseQueryHookOptions<Cached, Shown, Data>
  extends Omit<
      UseSuspenseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>,
      OwnOptions
    >,
    AddedOptions<Shown, Data> {}

/** TanStack Query's options for `useInfiniteQuery`, except those that this package sets. */
export interface InfiniteQueryHookOptions<Item, Shown, Data>
  extends Omit<
      UseInfiniteQueryOptions<
        Page<Item>,
        AnyConfidentError,
        Data,
        ConfidentKey<Pages<Item>>,
        number
      >,
      OwnPaging
    >,
    AddedOptions<Shown, Data> {}

/** TanStack Query's options for `useSuspenseInfiniteQuery`, except those that this package sets. */
export interface SuspenseInfiniteQueryHookOptions<Item, Shown, Data>
  extends Omit<
      UseSuspenseInfiniteQueryOptions<
        Page<Item>,
        AnyConfidentError,
        Data,
        ConfidentKey<Pages<Item>>,
        number
      >,
      OwnPaging
    >,
    AddedOptions<Shown, Data> {}

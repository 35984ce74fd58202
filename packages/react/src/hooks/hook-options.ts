import type { AnyConfidentError } from "@confident-admin/core";
import type { UseQueryOptions, UseSuspenseQueryOptions } from "@tanstack/react-query";
import type { ConfidentKey } from "../cache/query-key.ts";

/** The options that this package sets. */
type OwnOptions = "queryKey" | "queryFn" | "retry" | "retryDelay" | "select";

/** TanStack Query's options for `useQuery`, except those that this package sets. */
export interface QueryHookOptions<Cached, Shown, Data>
  extends Omit<UseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>, OwnOptions> {
  readonly select?: ((data: Shown) => Data) | undefined;
}

/** Options with `initialData`, so that `data` is always set. */
export interface InitialDataOptions<Cached, Shown, Data>
  extends QueryHookOptions<Cached, Shown, Data> {
  readonly initialData: Cached | (() => Cached);
}

/** TanStack Query's options for `useSuspenseQuery`, except those that this package sets. */
export interface SuspenseQueryHookOptions<Cached, Shown, Data>
  extends Omit<
    UseSuspenseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>,
    OwnOptions
  > {
  readonly select?: ((data: Shown) => Data) | undefined;
}

/** Returns `select` as TanStack Query's types want it: they do not accept `undefined`, although its code does. */
export function selectOf<Cached, Data>(
  options: { readonly select?: ((data: Cached) => Data) | undefined } | undefined,
): (data: Cached) => Data {
  return options?.select as (data: Cached) => Data;
}

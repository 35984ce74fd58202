import type { AnyConfidentError } from "@confident-admin/core";
import type { UseQueryOptions, UseSuspenseQueryOptions } from "@tanstack/react-query";
import type { ConfidentKey } from "../keys.ts";

/** What is not the caller's to set. */
type Own = "queryKey" | "queryFn" | "retry" | "retryDelay" | "select";

/** All of TanStack Query's options but those that this package sets. */
export interface QueryHookOptions<Cached, Shown, Data>
  extends Omit<UseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>, Own> {
  readonly select?: (data: Shown) => Data;
}

/** All of TanStack Query's options for suspense but those that this package sets. */
export interface SuspenseQueryHookOptions<Cached, Shown, Data>
  extends Omit<
    UseSuspenseQueryOptions<Cached, AnyConfidentError, Data, ConfidentKey<Cached>>,
    Own
  > {
  readonly select?: (data: Shown) => Data;
}

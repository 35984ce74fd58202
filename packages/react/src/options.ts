import type { AnyConfidentError, ConfidentClient } from "@confident-admin/core";
import type { MutationObserverOptions, QueryFunctionContext } from "@tanstack/react-query";
import type { ConfidentKey } from "./keys.ts";

/** Who is asked, and under which name the answers are cached. */
export interface ConfidentSetup {
  readonly client: ConfidentClient;
  /**
   * Names the organization or tenant: the same on server and browser, another one for each that a query
   * client gets to see. Default: `default`.
   */
  readonly scope?: string | undefined;
}

/** Query options, for `useQuery`, `useSuspenseQuery`, `queryClient.query` and whatever else takes them. */
export interface ConfidentQuery<Data> {
  readonly queryKey: ConfidentKey<Data>;
  readonly queryFn: (context: QueryFunctionContext<ConfidentKey<Data>>) => Promise<Data>;
  /** Always `false`: the client repeats what is safe to repeat. The type tells `useSuspenseQuery` of our errors. */
  readonly retry: false | ((failureCount: number, error: AnyConfidentError) => boolean);
  /** Never set. The type tells TanStack Query's other hooks of our errors, one query at a time or several. */
  readonly throwOnError?: (error: AnyConfidentError) => boolean;
}

/** Query options that take something out of what is cached. */
export interface SelectingQuery<Data, Selected> extends ConfidentQuery<Data> {
  readonly select: (data: Data) => Selected;
}

/** What a caller may add to a mutation: all of TanStack Query's options but those that this package sets. */
export interface MutationExtras<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {
  mutationKey?: never;
  mutationFn?: never;
  retry?: never;
  retryDelay?: never;
}

/** Mutation options, for `useMutation`. */
export interface ConfidentMutation<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {}

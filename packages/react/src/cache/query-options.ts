import type {
  AnyConfidentError,
  CallOptions,
  ConfidentClient,
  Page,
  PageQuery,
} from "@confident-admin/core";
import type {
  InfiniteData,
  MutationObserverOptions,
  QueryFunctionContext,
} from "@tanstack/react-query";
import type { ConfidentKey } from "./query-key.ts";
import type { OptionalIds, Resource } from "./resource.ts";

/** The client to call, and the scope to cache its data under. */
export interface ConfidentSetup {
  readonly client: ConfidentClient;
  /**
   * The name of the organization or tenant. Use the same name on the server and in the browser, and a different name
   * for each organization that shares a query client.
   *
   * @default "default"
   */
  readonly scope?: string | undefined;
}

/**
 * Core's call options for the requests of a query or mutation. They are not part of any key. There is no `signal`,
 * because TanStack Query provides one.
 */
export type RequestOptions = Omit<CallOptions, "signal">;

interface CommonOptions {
  /** Always `false`, because the client retries. The function type lets `useSuspenseQuery` infer the error type. */
  readonly retry: false | ((failureCount: number, error: AnyConfidentError) => boolean);
  /** `false` while the query waits for an id. */
  readonly enabled?: false;
}

/** Query options for `useQuery`, `useSuspenseQuery`, `queryClient.query` and similar functions. */
export interface ConfidentQuery<Data> extends CommonOptions {
  readonly queryKey: ConfidentKey<Data>;
  readonly queryFn: (context: QueryFunctionContext<ConfidentKey<Data>>) => Promise<Data>;
  /** Never set. The type lets the other hooks, such as `useQueries`, infer the error type. */
  readonly throwOnError?: (error: AnyConfidentError) => boolean;
}

/** Query options for one page of a list. */
export interface ConfidentPageQuery<Item> extends ConfidentQuery<Page<Item>> {
  /** Shows the previous page of the same list until the next one arrives. */
  readonly placeholderData: (
    shown: Page<Item> | undefined,
    previous: { readonly queryKey: readonly unknown[] } | undefined,
  ) => Page<Item> | undefined;
}

/** Query options with a `select`. */
export interface SelectingQuery<Data, Selected> extends ConfidentQuery<Data> {
  readonly select: (data: Data) => Selected;
}

/** The pages of an infinite query. */
export type Pages<Item> = InfiniteData<Page<Item>, number>;

/** Query options for `useInfiniteQuery`, `useSuspenseInfiniteQuery` and similar functions. */
export interface ConfidentInfiniteQuery<Item> extends CommonOptions {
  readonly queryKey: ConfidentKey<Pages<Item>>;
  readonly queryFn: (
    context: QueryFunctionContext<ConfidentKey<Pages<Item>>, number>,
  ) => Promise<Page<Item>>;
  readonly initialPageParam: number;
  readonly getNextPageParam: (page: Page<Item>, pages: Page<Item>[]) => number | undefined;
  readonly getPreviousPageParam: (page: Page<Item>) => number | undefined;
  /** Drops rows that an earlier page already contains. */
  readonly select: (data: Pages<Item>) => Pages<Item>;
}

/** TanStack Query's options for mutations, except those that this package sets. */
export interface MutationExtras<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {
  mutationKey?: never;
  mutationFn?: never;
  retry?: never;
  retryDelay?: never;
  /** Core's options for the mutation's requests, such as `timeout` and `headers`. */
  request?: RequestOptions | undefined;
}

/** The options of a mutation that creates an API key. */
export interface SecretMutationExtras<Data, Variables, Result = unknown>
  extends MutationExtras<Data, Variables, Result> {
  /**
   * Receives the new key's complete value once, after the redacted key is in the cache. Everywhere else, including the
   * mutation's `data`, only the last six characters are visible. The mutation waits for this callback. If the callback
   * throws, the mutation fails with a `ConfidentConflictError`, even though the key exists. The mutation's error does not
   * include the thrown error, because that could contain the key. A hook calls the function from the render in which
   * `mutate` was called.
   */
  onSecret: (value: string) => unknown;
}

/** Mutation options for `useMutation`. */
export interface ConfidentMutation<Data, Variables, Result = unknown>
  extends MutationObserverOptions<Data, AnyConfidentError, Variables, Result> {}

/** The resource of a query, and the number of arguments before the request options. */
interface Factory<Ids extends readonly unknown[]> {
  /** @internal */
  readonly resource: Resource<Ids>;
  /** @internal */
  readonly arity: number;
}

/** Returns query options for a resource. The query waits while any of the ids is unknown. */
export interface QueryFactory<Ids extends readonly unknown[], Data> extends Factory<Ids> {
  (
    setup: ConfidentSetup,
    ...args: [...ids: OptionalIds<Ids>, request?: RequestOptions]
  ): ConfidentQuery<Data>;
}

/** Returns query options that pick one resource from a list. */
export type ItemQueryFactory<Ids extends readonly unknown[], Item> = (
  setup: ConfidentSetup,
  ...args: [...ids: OptionalIds<Ids>, id: string | undefined, request?: RequestOptions]
) => SelectingQuery<Item[], Item>;

/** Returns query options for one page of a list. */
export interface PageQueryFactory<Ids extends readonly unknown[], Item> extends Factory<Ids> {
  (
    setup: ConfidentSetup,
    ...args: [...ids: OptionalIds<Ids>, page?: PageQuery, request?: RequestOptions]
  ): ConfidentPageQuery<Item>;
}

/** Returns query options that read a list page by page. */
export interface InfiniteQueryFactory<Ids extends readonly unknown[], Item> extends Factory<Ids> {
  (
    setup: ConfidentSetup,
    ...args: [
      ...ids: OptionalIds<Ids>,
      page?: Pick<PageQuery, "pageSize">,
      request?: RequestOptions,
    ]
  ): ConfidentInfiniteQuery<Item>;
}

/** Returns the options of a mutation. Takes the ids of the resource's parents. */
export type MutationFactory<Ids extends readonly unknown[], Data, Variables> = <Result = unknown>(
  setup: ConfidentSetup,
  ...args: [...ids: OptionalIds<Ids>, extras?: MutationExtras<Data, Variables, Result>]
) => ConfidentMutation<Data, Variables, Result>;

/** Returns the options of a mutation that creates an API key. */
export type SecretMutationFactory<Ids extends readonly unknown[], Data, Variables> = <
  Result = unknown,
>(
  setup: ConfidentSetup,
  ...args: [...ids: OptionalIds<Ids>, extras: SecretMutationExtras<Data, Variables, Result>]
) => ConfidentMutation<Data, Variables, Result>;

import type { ConfidentError, Delivery } from "@confident-admin/core";
import type {
  Mutation,
  MutationFunctionContext,
  QueryClient,
  QueryFunctionContext,
} from "@tanstack/react-query";
import { deletedQueries } from "./deleted-queries.ts";
import { matchesKey } from "./query-key.ts";

type Key = readonly unknown[];

/** The writes to one resource. */
interface Writes {
  underWay: number;
  /** The keys of the queries to refetch after the last write. */
  readonly stale: Key[];
}

/** A read of a resource that is in progress. */
interface Read {
  readonly context: QueryFunctionContext;
  /** Whether a write that changes the resource has settled since the read started, successfully or not. */
  isStale: boolean;
}

const readsInProgress = new Set<Read>();
/** The writes of each query client, by the resource's key as JSON. */
const writesByClient = new WeakMap<QueryClient, Record<string, Writes>>();
/** The mutations that have started their request. The value is `true` once the request has settled. */
const sent = new WeakMap<Mutation, boolean>();

/**
 * Reads data. If a write settles during the read, reads again, because the older response would undo the write in the
 * cache. Each extra read requires another write, so the loop ends.
 */
export async function readCurrent<Data>(
  context: QueryFunctionContext,
  read: (context: QueryFunctionContext) => Promise<Data>,
): Promise<Data> {
  for (;;) {
    const current = { context, isStale: false };
    readsInProgress.add(current);
    const data = await read(context).finally(() => readsInProgress.delete(current));
    if (!current.isStale) {
      return data;
    }
  }
}

/**
 * Sends a write. The mutation counts as pending until the cache contains the response.
 *
 * @param changed - the keys of everything that the write changes, starting with the resource itself
 * @param send - sends the write and puts the response into the cache
 */
export async function write<Data>(
  { client, mutationKey = [] }: MutationFunctionContext,
  changed: readonly [Key, ...Key[]],
  variables: unknown,
  send: () => Promise<Data>,
): Promise<Data> {
  const writes = writesTo(client, changed[0]);
  const mutations = client.getMutationCache();
  // TanStack Query does not pass the mutation to `mutationFn`, so find it here. If several have the same key and
  // variables, any of them will do.
  const mutation = mutations.find({
    mutationKey,
    status: "pending",
    predicate: (one) => one.state.variables === variables && !sent.has(one),
  });
  mutation && sent.set(mutation, false);
  writes.underWay++;
  let delivery: Delivery | undefined;
  try {
    return await send();
  } catch (error) {
    delivery = (error as Partial<ConfidentError> | undefined)?.delivery;
    throw error;
  } finally {
    writes.underWay--;
    if (delivery !== "unsent") {
      writes.stale.push(...changed);
      for (const read of readsInProgress) {
        read.isStale ||= read.context.client === client && matchesSome(read.context, changed);
      }
    }
    if (mutation) {
      sent.set(mutation, true);
      // Otherwise TanStack Query would not notify its listeners until the callbacks have run.
      mutations.notify({ type: "updated", mutation, action: { type: "continue" } });
    }
  }
}

/**
 * Refetches the resource and everything else that the writes changed. If other writes to the resource are still in
 * progress, does nothing, because the last one to finish refetches.
 */
export async function refreshAfterLast(queryClient: QueryClient, key: Key): Promise<void> {
  const { underWay, stale } = writesTo(queryClient, key);
  if (!underWay) {
    const keys = stale.splice(0);
    await queryClient.invalidateQueries({
      predicate: (query) => matchesSome(query, keys) && !deletedQueries.has(query),
    });
  }
}

/** Returns the ids of a resource's mutations that are still waiting for a response, in the order they started. */
export function pendingMutations(queryClient: QueryClient, mutationKey: Key): number[] {
  // TanStack Query's status stays pending until the callbacks and the refetch have finished.
  const pending = queryClient.getMutationCache().findAll({
    mutationKey,
    status: "pending",
    predicate: (one) => !sent.get(one),
  });
  return pending.map(({ mutationId }) => mutationId);
}

function writesTo(queryClient: QueryClient, key: Key): Writes {
  const all = writesByClient.get(queryClient) ?? {};
  writesByClient.set(queryClient, all);
  const hash = JSON.stringify(key);
  all[hash] ??= { underWay: 0, stale: [] };
  return all[hash];
}

function matchesSome({ queryKey }: { readonly queryKey: Key }, patterns: readonly Key[]): boolean {
  return patterns.some((one) => matchesKey(queryKey, one));
}

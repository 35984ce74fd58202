import type { ConfidentError, Delivery } from "@confident-admin/core";
import type {
  Mutation,
  MutationFunctionContext,
  QueryClient,
  QueryFunctionContext,
} from "@tanstack/react-query";
import { matchesKey } from "./query-key.ts";

type Key = readonly unknown[];

/** The writes to one resource. */
interface Writes {
  underWay: number;
  /** The keys of the queries to refetch after the last write. */
  readonly stale: Key[];
}

/** A request for the data of a resource. */
interface Read {
  readonly context: QueryFunctionContext;
  /** A write that changes the resource has settled, successfully or not. */
  isStale: boolean;
}

const readsInProgress = new Set<Read>();
/** By the key of the resource, as JSON. */
const writesByClient = new WeakMap<QueryClient, Record<string, Writes>>();
/** The mutations that have sent a request, and whether it has settled. */
const sent = new WeakMap<Mutation, boolean>();

/**
 * Reads, and reads again if a write settled meanwhile, because an older response would undo the write in the cache.
 * Each repetition requires another write, so the loop ends.
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
 * Sends a write. Its mutation is pending until the cache contains the response.
 *
 * @param changed - the keys of what the write changes, the resource itself first
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
  // TanStack Query does not pass the mutation to its function. Mutations with the same key and variables are
  // interchangeable.
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
      // Until the callbacks have run, TanStack Query does not tell its listeners.
      mutations.notify({ type: "updated", mutation, action: { type: "continue" } });
    }
  }
}

/**
 * Refetches the resource's data and everything that the writes affect. If other writes are in progress, the last one to
 * finish does this.
 */
export async function refreshAfterLast(queryClient: QueryClient, key: Key): Promise<void> {
  const { underWay, stale } = writesTo(queryClient, key);
  if (!underWay) {
    const keys = stale.splice(0);
    await queryClient.invalidateQueries({
      predicate: (query) => matchesSome(query, keys),
    });
  }
}

/** Returns the ids of the mutations of a resource that have no response yet, in the order they started. */
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

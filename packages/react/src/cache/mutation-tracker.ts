import type { Mutation, MutationFunctionContext, QueryClient } from "@tanstack/react-query";
import { matchesKey } from "./query-key.ts";

type Key = readonly unknown[];

/** The writes to one resource through one query client. */
interface Writes {
  readonly key: Key;
  underWay: number;
  /** How many requests that change the resource have settled, successfully or not. */
  settled: number;
  /** The value of `settled` when the last refetch started. */
  refetched: number;
  /** The keys of other resources to refetch together with this one. */
  affected: Key[];
  /** The mutations that wait for a response, in the order they started. Every change creates a new array. */
  pending: readonly Mutation[];
  readonly update: () => void;
  /** Calls the listener when `pending` changes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A write to a resource. */
export interface Write<Variables, Data> {
  /** The key of the resource. */
  readonly key: Key;
  readonly variables: Variables;
  readonly send: () => Promise<Data>;
  /** Merges the response into the data of one of the resource's queries. */
  readonly merge: (cached: unknown, response: Data) => unknown;
  /** The keys of other resources that the write changes. */
  readonly affected: readonly Key[];
}

const writesByClient = new WeakMap<QueryClient, Map<string, Writes>>();
/** The mutations that have sent a request, and whether it has settled. */
const sent = new WeakMap<Mutation, boolean>();

/**
 * Reads, and reads again if a write settled meanwhile, because an older response would undo the write in the cache.
 * Each repetition requires another write, so the loop ends.
 */
export async function readCurrent<Data>(
  queryClient: QueryClient,
  key: Key,
  read: () => Promise<Data>,
): Promise<Data> {
  const writes = writesTo(queryClient, key);
  for (;;) {
    const { settled } = writes;
    const data = await read();
    if (settled === writes.settled) {
      return data;
    }
  }
}

/** Sends a write and puts the response into the cache. The variables are never cached. */
export async function write<Variables, Data>(
  { client, mutationKey = [] }: MutationFunctionContext,
  { key, variables, send, merge, affected }: Write<Variables, Data>,
): Promise<Data> {
  const writes = writesTo(client, key);
  // TanStack Query does not pass the mutation to its function, so find it by key and variables. Mutations with the same
  // key and variables are interchangeable.
  const mutation = client.getMutationCache().find({
    mutationKey,
    status: "pending",
    predicate: (one) => one.state.variables === variables && !sent.has(one),
  });
  mutation && sent.set(mutation, false);
  writes.underWay++;
  try {
    const response = await send();
    client.setQueriesData({ queryKey: key }, (cached) => merge(cached, response));
    return response;
  } finally {
    writes.underWay--;
    writes.affected.push(...affected);
    for (const other of writesByClient.get(client)?.values() ?? []) {
      other.settled += [key, ...affected].some((one) => matchesKey(other.key, one)) ? 1 : 0;
    }
    mutation && sent.set(mutation, true);
    writes.update();
  }
}

/**
 * Refetches the resource's data and everything that the writes affect. If other writes are in progress, the last one to
 * finish does this.
 */
export async function refreshAfterLast(queryClient: QueryClient, key: Key): Promise<void> {
  const writes = writesTo(queryClient, key);
  if (writes.refetched < writes.settled && !writes.underWay) {
    writes.refetched = writes.settled;
    const keys = [key, ...writes.affected.splice(0)];
    await queryClient.invalidateQueries({
      predicate: ({ queryKey }) => keys.some((one) => matchesKey(queryKey, one)),
    });
  }
}

/** Returns the writes to a resource. */
export function writesTo(queryClient: QueryClient, key: Key): Writes {
  const byResource = writesByClient.get(queryClient) ?? new Map<string, Writes>();
  writesByClient.set(queryClient, byResource);
  const hash = JSON.stringify(key);
  const writes = byResource.get(hash) ?? createWrites(queryClient, key);
  byResource.set(hash, writes);
  return writes;
}

function createWrites(queryClient: QueryClient, key: Key): Writes {
  const mutations = queryClient.getMutationCache();
  const listeners = new Set<() => void>();
  const update = () => {
    // TanStack Query's status stays pending until the callbacks and the refetch have finished.
    const pending = mutations
      .findAll({ mutationKey: key, status: "pending" })
      .filter((one) => !sent.get(one));
    if (`${pending.map(idOf)}` !== `${writes.pending.map(idOf)}`) {
      writes.pending = pending;
      for (const listener of listeners) {
        listener();
      }
    }
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const writes: Writes = {
    key,
    underWay: 0,
    settled: 0,
    refetched: 0,
    affected: [],
    pending: [],
    update,
    subscribe,
  };
  update();
  mutations.subscribe(update);
  return writes;
}

function idOf({ mutationId }: Mutation): number {
  return mutationId;
}

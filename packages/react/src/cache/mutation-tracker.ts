import type { Mutation, MutationFunctionContext, QueryClient } from "@tanstack/react-query";

/** The writes to one resource through one query client. */
interface Writes {
  underWay: number;
  /** How many requests have settled, successfully or not. */
  settled: number;
  /** The value of `settled` when the last refetch started. */
  refetched: number;
  /** The mutations without a response, in the order they started. A new array for every change. */
  pending: readonly Mutation[];
  readonly update: () => void;
  /** Calls the listener when `pending` has changed. */
  readonly subscribe: (listener: () => void) => () => void;
}

const writesByClient = new WeakMap<QueryClient, Map<string, Writes>>();
/** The mutations that have sent a request, and whether it has settled. */
const sent = new WeakMap<Mutation, boolean>();

/**
 * Reads, and reads again if a write settled during the read: an older response would undo the write in the cache. Every
 * retry requires another write, so the loop ends.
 */
export async function readCurrent<Data>(
  queryClient: QueryClient,
  key: readonly unknown[],
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
export async function write<Cached, Data, Variables>(
  { client, mutationKey = [] }: MutationFunctionContext,
  key: readonly unknown[],
  variables: Variables,
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, response: Data) => Cached | undefined,
): Promise<Data> {
  const writes = writesTo(client, key);
  // TanStack Query does not pass the mutation to its function. Mutations with the same key and variables are
  // interchangeable.
  const mutation = client.getMutationCache().find({
    mutationKey,
    status: "pending",
    predicate: (one) => one.state.variables === variables && !sent.has(one),
  });
  mutation && sent.set(mutation, false);
  writes.underWay++;
  try {
    // Core rejects an empty object with a typed error.
    const response = await send(variables ?? ({} as Variables));
    client.setQueryData<Cached>(key, (cached) => merge(cached, response));
    return response;
  } finally {
    writes.underWay--;
    writes.settled++;
    mutation && sent.set(mutation, true);
    writes.update();
  }
}

/** Refetches the cached data, unless other writes are in progress: then the last of them refetches. */
export async function refreshAfterLast(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
): Promise<void> {
  const writes = writesTo(queryClient, queryKey);
  if (writes.refetched < writes.settled && !writes.underWay) {
    writes.refetched = writes.settled;
    await queryClient.invalidateQueries({ queryKey });
  }
}

/** Returns the writes to the resource that a key belongs to. */
export function writesTo(queryClient: QueryClient, key: readonly unknown[]): Writes {
  const byResource = writesByClient.get(queryClient) ?? new Map<string, Writes>();
  writesByClient.set(queryClient, byResource);
  // The prefix, the scope and the resource: a write concerns every page of a list.
  const resource = key.slice(0, 3);
  const hash = JSON.stringify(resource);
  const writes = byResource.get(hash) ?? createWrites(queryClient, resource);
  byResource.set(hash, writes);
  return writes;
}

function createWrites(queryClient: QueryClient, mutationKey: readonly unknown[]): Writes {
  const mutations = queryClient.getMutationCache();
  const listeners = new Set<() => void>();
  const update = () => {
    // TanStack Query's status stays pending until the callbacks and the refetch have finished.
    const pending = mutations
      .findAll({ mutationKey, status: "pending" })
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
  const writes: Writes = { underWay: 0, settled: 0, refetched: 0, pending: [], update, subscribe };
  update();
  mutations.subscribe(update);
  return writes;
}

function idOf({ mutationId }: Mutation): number {
  return mutationId;
}

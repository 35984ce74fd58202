import type { Mutation, MutationFunctionContext, QueryClient } from "@tanstack/react-query";

/** The writes to one resource through one query client. */
interface Writes {
  underWay: number;
  /** How many requests have settled, successfully or not. */
  settled: number;
  /** Whether a request has settled since the last refetch began. */
  unrefreshed: boolean;
  /** Mutations whose request has settled and whose callbacks still run. TanStack Query calls them pending. */
  settling: ReadonlySet<Mutation>;
  readonly listeners: Set<() => void>;
}

/** A store for `useSyncExternalStore`. */
interface SettlingStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => ReadonlySet<Mutation>;
}

const writesByClient = new WeakMap<QueryClient, Map<string, Writes>>();
/** Mutations whose request has been sent. */
const sent = new WeakSet<Mutation>();

/**
 * Reads, and reads again if a write has settled meanwhile: the response may be older than the write and would undo it in
 * the cache. Every retry needs another write, so the loop ends.
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
  context: MutationFunctionContext,
  key: readonly unknown[],
  variables: Variables,
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, response: Data) => Cached | undefined,
): Promise<Data> {
  const { client } = context;
  const writes = writesTo(client, key);
  const mutation = findUnsent(context, variables);
  mutation && sent.add(mutation);
  writes.underWay++;
  try {
    const response = await send(variables);
    client.setQueryData<Cached>(key, (cached) => merge(cached, response));
    return response;
  } finally {
    writes.underWay--;
    writes.settled++;
    writes.unrefreshed = true;
    mutation && markSettling(writes, mutation);
  }
}

// TanStack Query does not tell a mutation function which mutation it runs for. Mutations of one kind with the same
// variables are interchangeable.
function findUnsent({ client, mutationKey = [] }: MutationFunctionContext, variables: unknown) {
  return client
    .getMutationCache()
    .findAll({ mutationKey, status: "pending" })
    .find((one) => one.state.variables === variables && !sent.has(one));
}

function markSettling(writes: Writes, mutation: Mutation): void {
  const others = [...writes.settling].filter(({ state }) => state.status === "pending");
  writes.settling = new Set([...others, mutation]);
  for (const listener of writes.listeners) {
    listener();
  }
}

/** Returns a store of the mutations that are pending only because of their callbacks and the refetch. */
export function settlingMutations(
  queryClient: QueryClient,
  key: readonly unknown[],
): SettlingStore {
  const writes = writesTo(queryClient, key);
  return {
    subscribe: (listener) => {
      writes.listeners.add(listener);
      return () => writes.listeners.delete(listener);
    },
    getSnapshot: () => writes.settling,
  };
}

/** Refetches what is cached, unless other writes are under way: the last of them refetches. */
export async function refreshAfterLast(
  queryClient: QueryClient,
  queryKey: readonly unknown[],
): Promise<void> {
  const writes = writesTo(queryClient, queryKey);
  if (writes.unrefreshed && !writes.underWay) {
    writes.unrefreshed = false;
    await queryClient.invalidateQueries({ queryKey });
  }
}

function writesTo(queryClient: QueryClient, key: readonly unknown[]): Writes {
  const byResource = writesByClient.get(queryClient) ?? new Map<string, Writes>();
  writesByClient.set(queryClient, byResource);
  // The prefix, the scope and the resource: a write concerns every page of a list.
  const resource = JSON.stringify(key.slice(0, 3));
  const writes = byResource.get(resource) ?? {
    ...{ underWay: 0, settled: 0, unrefreshed: false },
    ...{ settling: new Set<Mutation>(), listeners: new Set<() => void>() },
  };
  byResource.set(resource, writes);
  return writes;
}

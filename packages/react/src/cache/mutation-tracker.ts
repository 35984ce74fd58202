import type {
  Mutation,
  MutationCache,
  MutationFunctionContext,
  QueryClient,
} from "@tanstack/react-query";

/** What is known of the writes to what is cached under one key. */
interface Writes {
  underWay: number;
  /** How many have ended, well or not. */
  ended: number;
  /** Whether one has ended since the cache was last told to refresh. */
  unrefreshed: boolean;
}

const ledgers = new WeakMap<QueryClient, Map<string, Writes>>();
/** Mutations that have been sent, and whether they have ended. */
const ended = new WeakMap<Mutation, boolean>();

/**
 * Reads, and reads again if a write has ended meanwhile: the answer may be from before it, and would undo
 * what the write has put into the cache. Each read but the first takes another write, so there is an end.
 */
export async function readCurrent<Data>(
  queryClient: QueryClient,
  key: readonly unknown[],
  read: () => Promise<Data>,
): Promise<Data> {
  const writes = writesTo(queryClient, key);
  for (;;) {
    const { ended } = writes;
    const data = await read();
    if (ended === writes.ended) {
      return data;
    }
  }
}

/** Sends a write, and puts what the server answers into the cache. What was asked for never gets there. */
export async function write<Cached, Data, Variables>(
  { client, mutationKey = [] }: MutationFunctionContext,
  key: readonly unknown[],
  variables: Variables,
  send: (variables: Variables) => Promise<Data>,
  merge: (cached: Cached | undefined, answer: Data) => Cached | undefined,
): Promise<Data> {
  const writes = writesTo(client, key);
  const mutations = client.getMutationCache();
  // TanStack Query does not say which one it runs. Those of a kind with the same variables are as good as each other.
  const mutation = mutations
    .findAll({ mutationKey, status: "pending" })
    .find((one) => one.state.variables === variables && !ended.has(one));
  mutation && ended.set(mutation, false);
  writes.underWay++;
  try {
    const answer = await send(variables);
    client.setQueryData<Cached>(key, (cached) => merge(cached, answer));
    return answer;
  } finally {
    writes.underWay--;
    writes.ended++;
    writes.unrefreshed = true;
    mutation && end(mutations, mutation);
  }
}

// It stays pending for its callbacks and the refetch: whoever shows it would not hear of the answer.
function end(mutations: MutationCache, mutation: Mutation): void {
  ended.set(mutation, true);
  mutations.notify({ type: "updated", mutation, action: { type: "continue" } });
}

/** Whether a mutation is still to end. */
export function isUnanswered(mutation: Mutation): boolean {
  return !ended.get(mutation);
}

/** Refetches what is cached, unless other writes are under way: the last of them does it. */
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
  const ledger = ledgers.get(queryClient) ?? new Map<string, Writes>();
  ledgers.set(queryClient, ledger);
  const writes = ledger.get(JSON.stringify(key)) ?? { underWay: 0, ended: 0, unrefreshed: false };
  ledger.set(JSON.stringify(key), writes);
  return writes;
}

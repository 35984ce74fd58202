import type { QueryClient } from "@tanstack/react-query";

/** What is known of the writes to what is cached under one key. */
interface Writes {
  underWay: number;
  /** How many have ended, well or not. */
  ended: number;
  /** Whether one has ended since the cache was last told to refresh. */
  unrefreshed: boolean;
}

const ledgers = new WeakMap<QueryClient, Map<string, Writes>>();
const answered = new WeakSet<object>();

/**
 * Reads, and reads again if a write has ended meanwhile: the answer may be from before it, and would undo
 * what the write has put into the cache.
 */
export async function readCurrent<Data>(
  queryClient: QueryClient,
  key: readonly string[],
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
export async function write<Cached, Data>(
  queryClient: QueryClient,
  key: readonly string[],
  variables: object,
  send: () => Promise<Data>,
  merge: (cached: Cached | undefined, answer: Data) => Cached | undefined,
): Promise<Data> {
  const writes = writesTo(queryClient, key);
  answered.delete(variables);
  writes.underWay++;
  try {
    const answer = await send();
    answered.add(variables);
    queryClient.setQueryData<Cached>(key, (cached) => merge(cached, answer));
    return answer;
  } finally {
    writes.underWay--;
    writes.ended++;
    writes.unrefreshed = true;
  }
}

/** Whether the server's answer is still to come. */
export function isUnanswered(variables: unknown): boolean {
  return !answered.has(variables as object);
}

/** Refetches what is cached, unless other writes are under way: the last of them does it. */
export async function refreshAfterLast(
  queryClient: QueryClient,
  queryKey: readonly string[],
): Promise<void> {
  const writes = writesTo(queryClient, queryKey);
  if (writes.unrefreshed && !writes.underWay) {
    writes.unrefreshed = false;
    await queryClient.invalidateQueries({ queryKey });
  }
}

function writesTo(queryClient: QueryClient, key: readonly string[]): Writes {
  const ledger = ledgers.get(queryClient) ?? new Map<string, Writes>();
  ledgers.set(queryClient, ledger);
  const writes = ledger.get(`${key}`) ?? { underWay: 0, ended: 0, unrefreshed: false };
  ledger.set(`${key}`, writes);
  return writes;
}

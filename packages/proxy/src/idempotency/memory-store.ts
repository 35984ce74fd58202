import type { IdempotencyStore } from "../idempotency-options.ts";

/** Clients and browsers stop resending long before an entry expires. */
const LIFETIME_MS = 10 * 60_000;
const MAX_ENTRIES = 1_000;

/** Creates an in-memory store. It keeps the newest 1,000 entries for 10 minutes each. */
export function createMemoryStore(): IdempotencyStore {
  const entries = new Map<string, { readonly value: string; readonly expires: number }>();
  // Delete the entry first, so that the entries stay sorted by age.
  const write = (key: string, value: string) => {
    entries.delete(key);
    entries.set(key, { value, expires: Date.now() + LIFETIME_MS });
  };
  const clean = () => {
    for (const [key, { expires }] of entries) {
      if (expires > Date.now() && entries.size < MAX_ENTRIES) {
        return;
      }
      entries.delete(key);
    }
  };
  return {
    add: async (key, value) => {
      const found = entries.get(key);
      if (found && found.expires > Date.now()) {
        return found.value;
      }
      clean();
      write(key, value);
      return undefined;
    },
    set: async (key, value) => write(key, value),
    delete: async (key) => entries.delete(key),
  };
}

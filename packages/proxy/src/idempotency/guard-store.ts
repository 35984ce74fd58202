import { ConfidentConfigError } from "@confident-admin/core";
import { MAX_TIMER_MS } from "@confident-admin/core/internal";
import type { IdempotencyStore } from "../idempotency-options.ts";
import { runCallback } from "../run-callback.ts";

/**
 * Wraps a store, so that each call fails with a `ConfidentConfigError` if it throws or takes too long.
 *
 * @param timeout - the time limit for each call, in milliseconds
 */
export function guardStore(store: IdempotencyStore, timeout: number): IdempotencyStore {
  const guard = async <T>(run: () => T | Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new ConfidentConfigError("idempotency.store did not respond in time.");
      timer = setTimeout(() => reject(error), Math.min(timeout, MAX_TIMER_MS));
    });
    try {
      return await Promise.race([runCallback("idempotency.store", run), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    add: (key, value) => guard(() => store.add(key, value)),
    set: (key, value) => guard(() => store.set(key, value)),
    delete: (key) => guard(() => store.delete(key)),
  };
}

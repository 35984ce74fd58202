import type { AttemptEvent } from "@confident-admin/core";
import { createStore } from "../store.ts";

const store = createStore<string | undefined>(undefined);

/** Remembers what the last attempt of a write came to, to tell people what is being waited for. */
export function noteAttempt({ method, status, error }: AttemptEvent): void {
  if (method === "GET") {
    return;
  }
  if (status === 429) {
    store.set("The API is busy. Trying again…");
  } else if (error || (status ?? 0) >= 500) {
    store.set("The API did not answer as it should. Trying again…");
  } else {
    store.set(undefined);
  }
}

/** What a write waits for, if its last attempt has failed. */
export function useAttemptNote(): string | undefined {
  return store.use();
}

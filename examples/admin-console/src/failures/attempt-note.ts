import type { AttemptEvent } from "@confident-admin/core";
import { createStore } from "../ui/create-store.ts";

const store = createStore<string | undefined>(undefined);

/** Remembers why the last attempt of a write failed. */
export function noteAttempt({ method, status, error }: AttemptEvent): void {
  if (method === "GET") {
    return;
  }
  if (status === 429) {
    store.set("Rate limited. Trying again…");
  } else if (error || (status ?? 0) >= 500) {
    store.set("The API failed. Trying again…");
  } else {
    store.set(undefined);
  }
}

/** Describes why a write is waiting for its next attempt. */
export function useAttemptNote(): string | undefined {
  return store.use();
}

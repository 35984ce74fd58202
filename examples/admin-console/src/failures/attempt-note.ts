import type { AttemptEvent } from "@confident-admin/core";
import { createStore } from "../ui/create-store.ts";

const store = createStore<string | undefined>(undefined);

/** Remembers why a save is waiting for its next attempt. */
export function noteAttempt({ operation, status, willRetry }: AttemptEvent): void {
  if (operation === "createPolicy" || operation === "updatePolicy") {
    const reason = status === 429 ? "Rate limited" : "The request failed";
    store.set(willRetry ? `${reason}. Retrying…` : undefined);
  }
}

/** Describes why a save is waiting for its next attempt. */
export function useAttemptNote(): string | undefined {
  return store.use();
}

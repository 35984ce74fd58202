import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { noteAttempt } from "./failures/attempt-note.ts";

/** Calls the server of this page, which adds the key. */
export const client = createConfidentClient({ baseUrl: "/api/confident", onAttempt: noteAttempt });

/** The cache of this page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // While offline, a write fails visibly instead of waiting and succeeding unnoticed later.
    queries: { networkMode: "always", staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

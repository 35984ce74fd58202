import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { noteAttempt } from "./failures/attempt-note.ts";

/** Calls this page's own server, which adds the key. */
export const client = createConfidentClient({ baseUrl: "/api/confident", onAttempt: noteAttempt });

/** The cache of this page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // With "always", a write fails visibly while offline. Otherwise it would wait and succeed unnoticed later.
    queries: { networkMode: "always", staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

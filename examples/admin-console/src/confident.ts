import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { noteAttempt } from "./failures/attempt-note.ts";

/** Calls this page's own server, which adds the key. */
export const client = createConfidentClient({ baseUrl: "/api/confident", onAttempt: noteAttempt });

/** The cache of this page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Offline, a write should fail visibly instead of waiting and happening later unseen.
    queries: { networkMode: "always", staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

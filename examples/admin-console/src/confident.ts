import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { noteAttempt } from "./failures/attempts.ts";

/** Asks this page's own server, which adds the key. */
export const client = createConfidentClient({ baseUrl: "/api/confident", onAttempt: noteAttempt });

/** The cache of this page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a network a write is to fail and be seen, not to wait and happen when nobody looks any more.
    queries: { networkMode: "always", staleTime: 10_000 },
    mutations: { networkMode: "always" },
  },
});

import { dehydrate, type QueryClient } from "@tanstack/react-query";

/** Everything that a cache contains or that a server would send to a browser. */
export function heldBy(queryClient: QueryClient): string {
  const queries = queryClient.getQueryCache().getAll();
  const mutations = queryClient.getMutationCache().getAll();
  const all = { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true };
  return JSON.stringify([
    [...queries, ...mutations].map(({ state, options }) => ({ state, options })),
    queries.map(({ queryKey }) => queryKey),
    mutations.map(({ state }) => `${state.error?.stack}`),
    dehydrate(queryClient, all),
  ]);
}

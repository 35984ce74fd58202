import { createConfidentClient } from "@confident-admin/core";
import { createConfidentQueries } from "@confident-admin/react/queries";
import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";

const client = createConfidentClient(); // CONFIDENT_ORG_API_KEY
const queries = createConfidentQueries({ client }); // and the scope, if the page has one

export async function loadPolicies(): Promise<DehydratedState> {
  const queryClient = new QueryClient();
  await queryClient.query(queries.policies());
  return dehydrate(queryClient); // for <HydrationBoundary state={…}>
}

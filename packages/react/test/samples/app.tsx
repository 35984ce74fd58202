import { createConfidentClient } from "@confident-admin/core";
import { ConfidentProvider } from "@confident-admin/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { PoliciesPage } from "./policies-page.tsx";

const queryClient = new QueryClient();
const client = createConfidentClient({ baseUrl: "/api/confident" }); // your server adds the key

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ConfidentProvider client={client}>
        <PoliciesPage />
      </ConfidentProvider>
    </QueryClientProvider>
  );
}

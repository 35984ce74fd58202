import { ConfidentProvider } from "@confident-admin/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { Route, Router, Routes } from "react-router";
import { client, queryClient } from "./confident.ts";
import { EditRoute, NewRoute } from "./edit/lazy.tsx";
import { ListPage } from "./policies/list-page.tsx";
import { navigator, usePlace } from "./routing/history.ts";
import { SignedOutPage } from "./session/signed-out-page.tsx";
import { NotFoundPage } from "./shell/not-found-page.tsx";
import { Shell } from "./shell/shell.tsx";

/** The console. */
export function App() {
  const { location, action } = usePlace();
  return (
    <QueryClientProvider client={queryClient}>
      <ConfidentProvider client={client}>
        <Router location={location} navigationType={action} navigator={navigator}>
          <Routes>
            <Route element={<Shell />}>
              <Route path="/" element={<ListPage />} />
              <Route path="/policies/new" element={<NewRoute />} />
              <Route path="/policies/:policyId" element={<EditRoute />} />
              <Route path="/signed-out" element={<SignedOutPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </Router>
      </ConfidentProvider>
    </QueryClientProvider>
  );
}

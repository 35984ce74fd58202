import { ConfidentProvider } from "@confident-admin/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { createBrowserRouter, RouterProvider, useRouteError } from "react-router";
import { client, queryClient } from "./confident.ts";
import { EditRoute, NewRoute } from "./edit/edit-routes.tsx";
import { ListPage } from "./list/list-page.tsx";
import { SignedOutPage } from "./session/signed-out-page.tsx";
import { Shell } from "./shell/shell.tsx";

const NotFoundPage = lazy(() =>
  import("./ui/not-found-page.tsx").then(({ NotFoundPage }) => ({ default: NotFoundPage })),
);

const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <Rethrow />,
    children: [
      { path: "/", element: <ListPage /> },
      { path: "/policies/new", element: <NewRoute /> },
      { path: "/policies/:policyId", element: <EditRoute /> },
      { path: "/signed-out", element: <SignedOutPage /> },
      {
        path: "*",
        element: (
          <Suspense>
            <NotFoundPage />
          </Suspense>
        ),
      },
    ],
  },
]);

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <ConfidentProvider client={client}>
        <RouterProvider router={router} />
      </ConfidentProvider>
    </QueryClientProvider>
  );
}

/** Rethrows an error in the shell, so that the app's error boundary handles it instead of the router's error page. */
function Rethrow(): never {
  throw useRouteError();
}

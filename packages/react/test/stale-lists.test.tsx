import { QueryClient } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { confidentKeys, useSuspensePolicy } from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { ErrorBoundary } from "./support/error-boundary.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const MINUTE = 60_000;

let server: ScriptedServer;
let queryClient: QueryClient;
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = new QueryClient();
  // React logs the errors that an error boundary catches.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  queryClient.clear();
  await server.stop();
});

/** Caches a list from before the server's policies were created. */
const cacheNothing = (age: number) =>
  queryClient.setQueryData(confidentKeys().policies, [], { updatedAt: Date.now() - age });

interface NameProps {
  readonly policyId?: string;
  readonly staleTime?: number;
}

function Name({ policyId = "p1", ...options }: NameProps) {
  return <p>{useSuspensePolicy(policyId, options).data.name}</p>;
}

function renderSuspense(page = <Name />) {
  const wrapper = ErrorBoundary;
  const ui = <Suspense fallback={<p>Suspended</p>}>{page}</Suspense>;
  return renderWithConfident(ui, { client: pageClient(server), queryClient, wrapper });
}

test("finds a policy in a new list if the cached list does not contain it", async () => {
  cacheNothing(MINUTE);
  server.hold(LIST);
  renderSuspense();
  screen.getByText("Suspended");
  (await server.held(LIST)).respond();
  await screen.findByText("One");
  expect(server.requests).toEqual([LIST]);
});

test("reports a policy missing from the new list after one request", async () => {
  cacheNothing(MINUTE);
  renderSuspense(<Name policyId="p9" />);
  await screen.findByText(/^ConfidentNotFoundError/);
  expect(server.requests).toEqual([LIST]);
});

test("reports a policy missing from a fresh list without a request", async () => {
  cacheNothing(MINUTE);
  renderSuspense(<Name staleTime={2 * MINUTE} />);
  await screen.findByText(/^ConfidentNotFoundError/);
  expect(server.requests).toEqual([]);
});

test("trying again fetches a new list, even if the cached one is fresh", async () => {
  cacheNothing(MINUTE);
  renderSuspense(<Name staleTime={2 * MINUTE} />);
  fireEvent.click(await screen.findByText("Try again"));
  await screen.findByText("One");
  expect(server.requests).toEqual([LIST]);
});

test("trying again immediately fetches a new list each time", async () => {
  renderSuspense(<Name policyId="p9" />);
  for (let attempt = 1; attempt <= 3; attempt++) {
    fireEvent.click(await screen.findByText("Try again"));
    await waitFor(() => expect(server.requests).toHaveLength(attempt + 1));
  }
  await screen.findByText(/^ConfidentNotFoundError/);
  expect(server.requests).toHaveLength(4);
});

test("a page's own staleTime overrides the query client's default", async () => {
  queryClient.setDefaultOptions({ queries: { staleTime: 2 * MINUTE } });
  cacheNothing(MINUTE);
  renderSuspense(<Name staleTime={0} />);
  await screen.findByText("One");
  expect(server.requests).toEqual([LIST]);
});

test("trying again fetches a new list, even if it is fresh by the query client's default", async () => {
  queryClient.setDefaultOptions({ queries: { staleTime: 2 * MINUTE } });
  cacheNothing(MINUTE);
  renderSuspense();
  fireEvent.click(await screen.findByText("Try again"));
  await screen.findByText("One");
  expect(server.requests).toEqual([LIST]);
});

test("trying again after a while fetches a new list", async () => {
  cacheNothing(MINUTE);
  renderSuspense(<Name staleTime={2 * MINUTE} />);
  await screen.findByText(/^ConfidentNotFoundError/);
  // TanStack Query removes the failed query after a second.
  queryClient.removeQueries({ queryKey: [...confidentKeys().policies, "p1"], exact: true });
  fireEvent.click(screen.getByText("Try again"));
  await screen.findByText("One");
  expect(server.requests).toEqual([LIST]);
});

test("the error boundary gets the error of the new list after one request", async () => {
  cacheNothing(MINUTE);
  server.hold(LIST);
  renderSuspense();
  (await server.held(LIST)).fail(403, "Not allowed");
  await screen.findByText(/^ConfidentApiError: .* 403: Not allowed/);
  expect(server.requests).toEqual([LIST]);
  server.pass(LIST);
});

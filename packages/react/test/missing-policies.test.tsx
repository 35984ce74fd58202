import { keepPreviousData, onlineManager, QueryClient } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  confidentKeys,
  type PolicyRow,
  type QueryHookOptions,
  useDeletePolicy,
  usePolicy,
} from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const DELETE = "DELETE /v1/organization/policies/p1";
const MINUTE = 60_000;

let server: ScriptedServer;
let queryClient: QueryClient;
let seen: Set<string>;
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = new QueryClient();
  // Cached before the server's policies were created.
  queryClient.setQueryData(confidentKeys().policies, [], { updatedAt: Date.now() - MINUTE });
  seen = new Set();
});
afterEach(async () => {
  onlineManager.setOnline(true);
  queryClient.clear();
  await server.stop();
});

interface DetailProps extends QueryHookOptions<PolicyRow[], PolicyRow, PolicyRow> {
  readonly policyId: string;
}

function Detail({ policyId, ...options }: DetailProps) {
  const { data, error, status, isPending, isLoading, isError, refetch } = usePolicy(
    policyId,
    options,
  );
  const remove = useDeletePolicy();
  seen.add([status, isPending, isLoading, isError, error?.name, data?.name].join(" "));
  return (
    <p>
      {`${policyId}: ${error?.name ?? data?.name}`}
      <button type="button" onClick={() => refetch()}>{`Refetch ${policyId}`}</button>
      <button
        type="button"
        onClick={() => remove.mutate({ policyId })}
      >{`Delete ${policyId}`}</button>
    </p>
  );
}

function renderDetails(...details: readonly DetailProps[]) {
  const ui = details.map((props) => <Detail key={props.policyId} {...props} />);
  return renderWithConfident(<main>{ui}</main>, { client: pageClient(server), queryClient });
}

const both = [{ policyId: "p1" }, { policyId: "p9" }];
const notFound = (policyId: string) => screen.findByText(`${policyId}: ConfidentNotFoundError`);

test("a page is pending until the new list shows that the policy does not exist", async () => {
  renderDetails(...both);
  await screen.findByText("p1: One");
  await notFound("p9");
  expect([...seen]).toEqual([
    "pending true true false  ",
    "success false false false  One",
    "error false false true ConfidentNotFoundError ",
  ]);
  expect(server.requests).toEqual([LIST]);
});

test("a page is pending offline until the list can be fetched", async () => {
  onlineManager.setOnline(false);
  renderDetails(...both);
  await screen.findByText("p9: undefined");
  expect([...seen]).toEqual(["pending true false false  "]);
  onlineManager.setOnline(true);
  await screen.findByText("p1: One");
  await notFound("p9");
  expect(server.requests).toEqual([LIST]);
});

test("only an explicit refetch fetches a fresh list again", async () => {
  renderDetails({ policyId: "p1", staleTime: 2 * MINUTE });
  await notFound("p1");
  expect(server.requests).toEqual([]);
  fireEvent.click(screen.getByText("Refetch p1"));
  await screen.findByText("p1: One");
  expect(server.requests).toEqual([LIST]);
});

test("only the list stays in the cache once it contains the policy", async () => {
  renderDetails({ policyId: "p1" });
  await screen.findByText("p1: One");
  await waitFor(() => expect(queryClient.getQueryCache().getAll()).toHaveLength(1));
});

test("a page follows a policy that appears in the list and disappears from it", async () => {
  renderDetails({ policyId: "p3" });
  await notFound("p3");
  queryClient.setQueryData(confidentKeys().policies, [{ id: "p3", name: "Three" }]);
  await screen.findByText("p3: Three");
  await queryClient.invalidateQueries({ queryKey: confidentKeys().policies });
  await notFound("p3");
  expect(server.requests).toEqual([LIST, LIST]);
});

test("deleting a policy on its own page fetches the list once", async () => {
  renderDetails({ policyId: "p1" });
  await screen.findByText("p1: One");
  fireEvent.click(screen.getByText("Delete p1"));
  await notFound("p1");
  await waitFor(() => expect(queryClient.isMutating() + queryClient.isFetching()).toBe(0));
  expect(server.requests).toEqual([LIST, DELETE, LIST]);
  await notFound("p1");
});

test("a page gets the error of the list that is fetched again", async () => {
  server.hold(LIST);
  renderDetails({ policyId: "p1" });
  (await server.held(LIST)).fail(403, "Not allowed");
  await screen.findByText("p1: ConfidentApiError");
  expect(server.requests).toEqual([LIST]);
});

test("a page's throwOnError overrides the query client's default", async () => {
  queryClient.setDefaultOptions({ queries: { throwOnError: true } });
  server.hold(LIST);
  renderDetails({ policyId: "p1", throwOnError: false });
  (await server.held(LIST)).fail(403, "Not allowed");
  await screen.findByText("p1: ConfidentApiError");
});

test("placeholder data applies only to the list, not to a missing policy", async () => {
  renderDetails({ policyId: "p9", placeholderData: keepPreviousData });
  await notFound("p9");
  expect([...seen]).toEqual([
    "pending true true false  ",
    "error false false true ConfidentNotFoundError ",
  ]);
});

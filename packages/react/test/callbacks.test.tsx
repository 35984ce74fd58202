import type { Policy } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { type ReactNode, Suspense, useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type MutationExtras,
  type UpdatePolicyVariables,
  useDeletePolicy,
  usePolicies,
  useSuspensePolicy,
  useUpdatePolicy,
} from "../src/index.ts";
import { confidentKeys } from "../src/queries.ts";
import { createTestQueryClient, renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { ErrorBoundary } from "./support/error-boundary.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const UPDATE = "PUT /v1/organization/policies/p1";
const variables = { policyId: "p1", policy: { name: "Uno", permissionIds: ["perm-1"] } };

type Extras = MutationExtras<Policy, UpdatePolicyVariables, string>;

let server: ScriptedServer;
let queryClient: QueryClient;
let calls: string[];
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = createTestQueryClient();
  calls = [];
});
afterEach(() => server.stop());

function Rename(extras: Extras) {
  usePolicies({ staleTime: Number.POSITIVE_INFINITY });
  const { mutate, status } = useUpdatePolicy(extras);
  return (
    <button type="button" onClick={() => mutate(variables)}>
      {status}
    </button>
  );
}

const cachedName = () => queryClient.getQueryData(confidentKeys().policies)?.[0]?.name;

async function click(extras: Extras) {
  queryClient.setQueryData(confidentKeys().policies, [...server.api.policies]);
  renderWithConfident(<Rename {...extras} />, { client: pageClient(server), queryClient });
  fireEvent.click(screen.getByText("idle"));
}

const extras = (): Extras => ({
  onMutate: ({ policyId }) => `from onMutate of ${policyId}`,
  onSuccess: (policy, _, result) => void calls.push(`success ${policy.name}, ${result}`),
  onError: (error, _, result) => void calls.push(`${error.name}, ${result}`),
  onSettled: (policy, error, _, result) =>
    void calls.push(`settled ${policy?.name ?? error?.name}, ${result}`),
});

test("calls the caller's callbacks after a success, when the cache has the response", async () => {
  const success = (policy: Policy) => void calls.push(`success ${policy.name}: ${cachedName()}`);
  await click({ ...extras(), onSuccess: success });
  await screen.findByText("success");
  expect(calls).toEqual(["success Uno: Uno", "settled Uno, from onMutate of p1"]);
});

test("calls the caller's callbacks after a failure", async () => {
  server.hold(UPDATE);
  await click(extras());
  (await server.held(UPDATE)).fail(409, "Taken");
  await screen.findByText("error");
  expect(calls).toEqual([
    "ConfidentApiError, from onMutate of p1",
    "settled ConfidentApiError, from onMutate of p1",
  ]);
});

test("calls the caller's onSettled after the refetch and awaits it", async () => {
  server.hold(LIST);
  let done = () => {};
  const slow = new Promise<void>((resolve) => {
    done = resolve;
  });
  await click({
    onSettled: () => {
      calls.push(`settled, cached: ${cachedName()}`);
      return slow;
    },
  });
  const refetch = await server.held(LIST);
  expect(calls).toEqual([]);
  await server.api.execute(
    UPDATE,
    JSON.stringify({ name: "Changed by others", permissionIds: [] }),
  );
  refetch.respond();
  await waitFor(() => expect(calls).toEqual(["settled, cached: Changed by others"]));
  await new Promise((resolve) => setTimeout(resolve, 30));
  screen.getByText("pending");
  done();
  await screen.findByText("success");
});

test("calls the query client's default onSettled if the caller has none", async () => {
  queryClient = new QueryClient({
    defaultOptions: { mutations: { onSettled: () => void calls.push("default") } },
  });
  await click({});
  await screen.findByText("success");
  expect(calls).toEqual(["default"]);
});

test("a slow onSettled does not stop later mutations from refetching", async () => {
  const lists = () => server.requests.filter((request) => request === LIST).length;
  await click({ onSettled: () => new Promise(() => {}) });
  await waitFor(() => expect(lists()).toBe(1));
  fireEvent.click(screen.getByText("pending"));
  await waitFor(() => expect(lists()).toBe(2));
});

function PolicyPage({ onDeleted }: { readonly onDeleted: () => void }) {
  const { data } = useSuspensePolicy("p1");
  const remove = useDeletePolicy({ onSuccess: onDeleted });
  return (
    <button type="button" onClick={() => remove.mutate({ policyId: "p1" })}>
      Delete {data.name}
    </button>
  );
}

function Site() {
  const [deleted, setDeleted] = useState(false);
  return deleted ? <p>Left</p> : <PolicyPage onDeleted={() => setDeleted(true)} />;
}

test("a page can navigate away in onSuccess before its deleted policy is missing", async () => {
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ErrorBoundary>
      <Suspense>{children}</Suspense>
    </ErrorBoundary>
  );
  renderWithConfident(<Site />, { client: pageClient(server), queryClient, wrapper });
  fireEvent.click(await screen.findByText("Delete One"));
  await screen.findByText(/Left|ConfidentNotFoundError/);
  screen.getByText("Left");
});

import { onlineManager, QueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { confidentKeys, usePolicy } from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";

let server: ScriptedServer;
let queryClient: QueryClient;
let seen: Set<string>;
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = new QueryClient();
  // What was cached before somebody made the policies that there are.
  queryClient.setQueryData(confidentKeys().policies, [], { updatedAt: Date.now() - 60_000 });
  seen = new Set();
});
afterEach(async () => {
  onlineManager.setOnline(true);
  queryClient.clear();
  await server.stop();
});

function Detail({ policyId }: { readonly policyId: string }) {
  const { data, error, status, isPending, isLoading, isError } = usePolicy(policyId);
  seen.add([status, isPending, isLoading, isError, error?.name, data?.name].join(" "));
  return <p>{`${policyId}: ${error?.name ?? data?.name}`}</p>;
}

function renderDetails() {
  const ui = (
    <>
      <Detail policyId="p1" />
      <Detail policyId="p9" />
    </>
  );
  renderWithConfident(ui, { client: pageClient(server), queryClient });
}

test("the page is pending until it is known that the policy is not there", async () => {
  renderDetails();
  await screen.findByText("p1: One");
  await screen.findByText("p9: ConfidentNotFoundError");
  expect([...seen]).toEqual([
    "pending true true false  ",
    "success false false false  One",
    "error false false true ConfidentNotFoundError ",
  ]);
  expect(server.requests).toEqual([LIST]);
});

test("offline, it is pending until the list can be fetched", async () => {
  onlineManager.setOnline(false);
  renderDetails();
  await screen.findByText("p9: undefined");
  expect([...seen]).toEqual(["pending true false false  "]);
  onlineManager.setOnline(true);
  await screen.findByText("p1: One");
  await screen.findByText("p9: ConfidentNotFoundError");
  expect(server.requests).toEqual([LIST]);
});

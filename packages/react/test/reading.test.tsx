import { ConfidentApiError, ConfidentNotFoundError } from "@confident-admin/core";
import { useQuery } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode, Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  groupByResource,
  useConfidentAdmin,
  useOrganization,
  usePermissions,
  usePolicies,
  usePolicy,
  useSuspenseOrganization,
  useSuspensePermissions,
  useSuspensePolicies,
  useSuspensePolicy,
  useUpdateOrganization,
} from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient, show } from "./support/admin.tsx";
import { ErrorBoundary } from "./support/error-boundary.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const ORGANIZATION = "GET /v1/organization";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

const client = () => pageClient(server);

// React logs the errors that an error boundary catches.
const silenceReact = () => vi.spyOn(console, "error").mockImplementation(() => {});

function Policies() {
  const { data, error, isPending } = usePolicies();
  if (isPending) {
    return <p>Loading</p>;
  }
  return <p>{error ? `${error.name}: ${error.message}` : data.map(show).join(", ")}</p>;
}

test("a page is pending until it has data", async () => {
  server.hold(LIST);
  renderWithConfident(<Policies />, { client: client() });
  const list = await server.held(LIST);
  screen.getByText("Loading");
  list.respond();
  await screen.findByText("One [billing:read], Two [billing:read]");
});

function Failure({ onRender }: { readonly onRender: (error: Error | null) => void }) {
  const { error } = usePolicies();
  onRender(error);
  return <p>{error?.name === "ConfidentApiError" && `${error.status} ${error.serverMessage}`}</p>;
}

test("a page gets a failure as the client's error", async () => {
  server.hold(LIST);
  const seen: unknown[] = [];
  const page = <Failure onRender={(error) => seen.push(error)} />;
  renderWithConfident(page, { client: client() });
  (await server.held(LIST)).fail(403, "Not allowed");
  await screen.findByText("403 Not allowed");
  expect(seen.at(-1)).toBeInstanceOf(ConfidentApiError);
  expect(server.requests).toEqual([LIST]);
});

function Everything() {
  const policies = useSuspensePolicies();
  const policy = useSuspensePolicy("p2");
  const permissions = useSuspensePermissions({ select: groupByResource });
  const organization = useSuspenseOrganization();
  return (
    <p>
      {policies.data.length} policies, {policy.data.name},{" "}
      {permissions.data.map((group) => `${group.resource}: ${group.permissions.length}`)},{" "}
      {organization.data.name}
    </p>
  );
}

test("the Suspense hooks suspend until they have data", async () => {
  renderWithConfident(
    <Suspense fallback={<p>Suspended</p>}>
      <Everything />
    </Suspense>,
    { client: client() },
  );
  screen.getByText("Suspended");
  await screen.findByText("2 policies, Two, billing: 2, Northwind");
  expect(server.requests.filter((request) => request === LIST)).toHaveLength(1);
});

function OrganizationName() {
  return <p>{useSuspenseOrganization().data.name}</p>;
}

test("the error boundary gets a failure of a Suspense hook and can try again", async () => {
  silenceReact();
  server.hold(ORGANIZATION);
  renderWithConfident(
    <Suspense fallback={<p>Suspended</p>}>
      <OrganizationName />
    </Suspense>,
    { client: client(), wrapper: ErrorBoundary },
  );
  (await server.held(ORGANIZATION)).fail(403, "Not allowed");
  await screen.findByText(/^ConfidentApiError: .* 403: Not allowed/);
  server.pass(ORGANIZATION);
  fireEvent.click(screen.getByText("Try again"));
  await screen.findByText("Northwind");
});

function Detail({ policyId }: { readonly policyId: string }) {
  const { data, error } = usePolicy(policyId);
  return <p>{`${data?.name ?? "nothing"}, ${error ? error.message : "no error"}`}</p>;
}

test("reads one policy from the cached list", async () => {
  const { queryClient } = renderWithConfident(
    <>
      <Policies />
      <Detail policyId="p2" />
    </>,
    { client: client() },
  );
  await screen.findByText("Two, no error");
  expect(server.requests).toEqual([LIST]);
  expect(queryClient.getQueryCache().getAll()).toHaveLength(1);
});

interface WatchedProps {
  readonly policyId: string;
  readonly onRender: (error: Error | null) => void;
}

function WatchedName({ policyId, onRender }: WatchedProps) {
  // Pages often pass a new select on each render.
  const { data, error } = usePolicy(policyId, { select: (row) => row.name });
  onRender(error);
  return <p>{`${data ?? "nothing"}, ${error?.name ?? "no error"}`}</p>;
}

test("a missing policy is a typed error, rendered once, without another policy's data", async () => {
  const seen: (Error | null)[] = [];
  const page = (policyId: string) => (
    <WatchedName policyId={policyId} onRender={(error) => seen.push(error)} />
  );
  const { rerender } = renderWithConfident(page("p1"), { client: client() });
  await screen.findByText("One, no error");
  rerender(page("p9"));
  await screen.findByText("nothing, ConfidentNotFoundError");
  expect(seen.at(-1)).toBeInstanceOf(ConfidentNotFoundError);
  expect(seen.at(-1)).toMatchObject({ status: 404, delivery: "answered" });
  await expectRest(seen);
});

function WatchedQuery({ policyId, onRender }: WatchedProps) {
  const { error } = useQuery(useConfidentAdmin().policy(policyId));
  onRender(error);
  return <p>{error?.name}</p>;
}

test("the options for a missing policy do not cause an endless loop", async () => {
  const seen: unknown[] = [];
  const page = <WatchedQuery policyId="p9" onRender={(error) => seen.push(error)} />;
  renderWithConfident(page, { client: client() });
  await screen.findByText("ConfidentNotFoundError");
  await expectRest(seen);
});

/** Waits until rendering stops. */
async function expectRest(renders: readonly unknown[]) {
  // On a busy machine, rendering stops late. In an endless loop, it never stops.
  await waitFor(async () => {
    const before = renders.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(renders.length).toBeLessThan(before + 3);
  });
}

function PolicyName() {
  return <p>{useSuspensePolicy("p1").data.name}</p>;
}

test("a Suspense page of a policy shows the error boundary when the policy is deleted", async () => {
  silenceReact();
  const { queryClient } = renderWithConfident(
    <Suspense fallback={<p>Suspended</p>}>
      <PolicyName />
    </Suspense>,
    { client: client(), wrapper: ErrorBoundary },
  );
  await screen.findByText("One");
  await server.api.execute("DELETE /v1/organization/policies/p1", "");
  await queryClient.refetchQueries();
  await screen.findByText(/^ConfidentNotFoundError: No policy has the id "p1"/);
});

function RenameOrganization() {
  const permissions = usePermissions({ select: (all) => all.map(({ name }) => name).join(" ") });
  const organization = useOrganization();
  const rename = useUpdateOrganization();
  return (
    <button type="button" onClick={() => rename.mutate({ name: "Southwind" })}>
      {organization.data?.name}: {permissions.data}
    </button>
  );
}

test("reads permissions and the organization, and renames the organization", async () => {
  renderWithConfident(<RenameOrganization />, { client: client() });
  fireEvent.click(await screen.findByText("Northwind: billing:read billing:write"));
  await screen.findByText("Southwind: billing:read billing:write");
  await waitFor(() =>
    expect(server.requests.slice(2)).toEqual(["PUT /v1/organization", ORGANIZATION]),
  );
});

test("unmounting a page aborts its request", async () => {
  server.hold(LIST);
  const { unmount } = renderWithConfident(<Policies />, { client: client() });
  const list = await server.held(LIST);
  unmount();
  await list.closed;
});

test("strict mode sends one request", async () => {
  renderWithConfident(<Policies />, { client: client(), wrapper: StrictMode });
  await screen.findByText("One [billing:read], Two [billing:read]");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toEqual([LIST]);
});

test("a hook outside the provider throws an error that names the provider", () => {
  silenceReact();
  expect(() => render(<Policies />)).toThrow("Wrap this component in a <ConfidentProvider>");
});

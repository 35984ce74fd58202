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

// It reports what an error boundary catches.
const silenceReact = () => vi.spyOn(console, "error").mockImplementation(() => {});

function Policies() {
  const { data, error, isPending } = usePolicies();
  if (isPending) {
    return <p>Loading</p>;
  }
  return <p>{error ? `${error.name}: ${error.message}` : data.map(show).join(", ")}</p>;
}

test("a page is told that it loads, and then what there is", async () => {
  server.hold(LIST);
  renderWithConfident(<Policies />, { client: client() });
  const list = await server.held(LIST);
  screen.getByText("Loading");
  list.answer();
  await screen.findByText("One [billing:read], Two [billing:read]");
});

test("a failure reaches the page as the client's own error", async () => {
  server.hold(LIST);
  const seen: unknown[] = [];
  function Page() {
    const { error } = usePolicies();
    seen.push(error);
    return <p>{error?.name === "ConfidentApiError" && `${error.status} ${error.serverMessage}`}</p>;
  }
  renderWithConfident(<Page />, { client: client() });
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

test("the Suspense twins suspend, and then have their data", async () => {
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

test("a failure of a Suspense twin reaches the error boundary, which can try again", async () => {
  silenceReact();
  server.hold(ORGANIZATION);
  function Organization() {
    return <p>{useSuspenseOrganization().data.name}</p>;
  }
  renderWithConfident(
    <Suspense fallback={<p>Suspended</p>}>
      <Organization />
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

test("one policy comes out of the list that is cached already", async () => {
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

test("a policy that is not there is a typed error, rendered once, without another's data", async () => {
  let renders = 0;
  let error: unknown;
  function Page({ policyId }: { readonly policyId: string }) {
    renders++;
    const result = usePolicy(policyId, { select: (row) => row.name });
    error = result.error;
    return <p>{`${result.data ?? "nothing"}, ${result.error?.name ?? "no error"}`}</p>;
  }
  const { rerender } = renderWithConfident(<Page policyId="p1" />, { client: client() });
  await screen.findByText("One, no error");
  rerender(<Page policyId="p9" />);
  await screen.findByText("nothing, ConfidentNotFoundError");
  expect(error).toBeInstanceOf(ConfidentNotFoundError);
  expect(error).toMatchObject({ status: 404, delivery: "answered" });
  const settled = renders;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(renders).toBeLessThan(settled + 3);
});

test("the options for one policy do not render for ever either when it is not there", async () => {
  let renders = 0;
  function Page() {
    renders++;
    const { error } = useQuery(useConfidentAdmin().policy("p9"));
    return <p>{error?.name}</p>;
  }
  renderWithConfident(<Page />, { client: client() });
  await screen.findByText("ConfidentNotFoundError");
  const settled = renders;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(renders).toBeLessThan(settled + 3);
});

test("a Suspense page of a policy ends in the error boundary when the policy is deleted", async () => {
  silenceReact();
  function Page() {
    return <p>{useSuspensePolicy("p1").data.name}</p>;
  }
  const { queryClient } = renderWithConfident(
    <Suspense fallback={<p>Suspended</p>}>
      <Page />
    </Suspense>,
    { client: client(), wrapper: ErrorBoundary },
  );
  await screen.findByText("One");
  server.api.execute("DELETE /v1/organization/policies/p1", "");
  await queryClient.refetchQueries();
  await screen.findByText(/^ConfidentNotFoundError: There is no policy with the id "p1"/);
});

test("permissions and the organization are read, and the organization is renamed", async () => {
  function Page() {
    const permissions = usePermissions({ select: (all) => all.map(({ name }) => name).join(" ") });
    const organization = useOrganization();
    const rename = useUpdateOrganization();
    return (
      <button type="button" onClick={() => rename.mutate({ name: "Southwind" })}>
        {organization.data?.name}: {permissions.data}
      </button>
    );
  }
  renderWithConfident(<Page />, { client: client() });
  fireEvent.click(await screen.findByText("Northwind: billing:read billing:write"));
  await screen.findByText("Southwind: billing:read billing:write");
  await waitFor(() =>
    expect(server.requests.slice(2)).toEqual(["PUT /v1/organization", ORGANIZATION]),
  );
});

test("a page that goes away hangs up", async () => {
  server.hold(LIST);
  const { unmount } = renderWithConfident(<Policies />, { client: client() });
  const list = await server.held(LIST);
  unmount();
  await list.closed;
});

test("strict mode asks once", async () => {
  renderWithConfident(<Policies />, { client: client(), wrapper: StrictMode });
  await screen.findByText("One [billing:read], Two [billing:read]");
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toEqual([LIST]);
});

test("a hook outside of the provider says what is missing", () => {
  silenceReact();
  expect(() => render(<Policies />)).toThrow("There is no <ConfidentProvider>");
});

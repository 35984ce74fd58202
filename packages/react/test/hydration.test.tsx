import { createConfidentClient } from "@confident-admin/core";
import {
  type DehydratedState,
  dehydrate,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { waitFor } from "@testing-library/react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  ConfidentProvider,
  createConfidentQueries,
  usePermissions,
  usePolicy,
  useSuspenseOrganization,
  useSuspensePolicies,
} from "../src/index.ts";
import { installDom, removeDom } from "./support/dom.ts";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const KEY = "confident_us_org_sentinel0123456789";

let api: ScriptedServer;
let proxy: ScriptedServer;
let root: Root | undefined;
beforeEach(async () => {
  [api, proxy] = await Promise.all([startScriptedServer(), startScriptedServer()]);
});
afterEach(async () => {
  root?.unmount();
  await Promise.all([api.stop(), proxy.stop()]);
});

function Page() {
  const policies = useSuspensePolicies();
  const policy = usePolicy("p2");
  const permissions = usePermissions();
  const organization = useSuspenseOrganization();
  const names = policies.data.map(({ name }) => name).join(", ");
  return (
    <p>{`${names}; ${policy.data?.name}; ${permissions.data?.length}; ${organization.data.name}`}</p>
  );
}

const TEXT = "One, Two; Two; 2; Northwind";

function App({
  state,
  queryClient,
  client,
}: {
  readonly state: DehydratedState;
  readonly queryClient: QueryClient;
  readonly client: ReturnType<typeof createConfidentClient>;
}) {
  return (
    <QueryClientProvider client={queryClient}>
      <ConfidentProvider client={client} scope="northwind">
        <HydrationBoundary state={state}>
          <Page />
        </HydrationBoundary>
      </ConfidentProvider>
    </QueryClientProvider>
  );
}

/** A query client as in TanStack Query's guide to server rendering. */
const newQueryClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });

/** Renders on the server, without a DOM. Returns the page and the cache. */
async function serve() {
  removeDom();
  const client = createConfidentClient({ baseUrl: api.url, apiKey: KEY });
  const queryClient = newQueryClient();
  const queries = createConfidentQueries({ client, scope: "northwind" });
  await Promise.all([
    queryClient.query(queries.policies()),
    queryClient.query(queries.permissions()),
    queryClient.query(queries.organization()),
  ]);
  const state = JSON.stringify(dehydrate(queryClient));
  const html = renderToString(
    <App state={JSON.parse(state)} queryClient={newQueryClient()} client={client} />,
  );
  installDom();
  return { html, state };
}

test("the page and its state contain neither the server's key nor its address", async () => {
  const { html, state } = await serve();
  for (const secret of [KEY, api.url, new URL(api.url).port]) {
    expect(html).not.toContain(secret);
    expect(state.replaceAll(/\d{13}/g, "")).not.toContain(secret);
  }
});

test("server and browser show the same data, fetched once", async () => {
  const { html, state } = await serve();
  expect(html).toContain(TEXT);
  expect(api.requests).toHaveLength(3);

  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = html;
  const client = createConfidentClient({ baseUrl: proxy.url, apiKey: null });
  const app = <App state={JSON.parse(state)} queryClient={newQueryClient()} client={client} />;
  const errors: unknown[] = [];
  root = hydrateRoot(container, app, { onRecoverableError: (error) => errors.push(error) });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await waitFor(() => expect(container.textContent).toBe(TEXT));
  expect(errors).toEqual([]);
  expect(proxy.requests).toEqual([]);
  expect(api.requests).toHaveLength(3);
});

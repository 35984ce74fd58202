import { type ConfidentClient, createConfidentClient, type Policy } from "@confident-admin/core";
import type { QueryClient } from "@tanstack/react-query";
import { expect } from "vitest";
import {
  confidentKeys,
  type PolicyRow,
  useCreatePolicy,
  useDeletePolicy,
  usePolicies,
  useUpdatePolicy,
} from "../../src/index.ts";
import { createTestQueryClient, renderWithConfident } from "../../src/testing.ts";
import type { ScriptedServer } from "./scripted-server.ts";

/** A client as in a page, without a key: the server adds it. */
export function pageClient(server: { readonly url: string }): ConfidentClient {
  return createConfidentClient({ baseUrl: server.url, apiKey: null });
}

/** A row as a string, such as `One [billing:read] (update)`. */
export function show({ name, permissions = [], pending }: PolicyRow): string {
  const granted = permissions.map((permission) => permission.name).join(" ");
  return `${name} [${granted}]${pending ? ` (${pending})` : ""}`;
}

type Admin = ReturnType<typeof useAdmin>;

function useAdmin() {
  return {
    list: usePolicies(),
    create: useCreatePolicy(),
    update: useUpdatePolicy(),
    remove: useDeletePolicy(),
  };
}

function Page({ onRender }: { readonly onRender: (admin: Admin) => void }) {
  const admin = useAdmin();
  onRender(admin);
  return <p data-testid="rows">{admin.list.data?.map(show).join(", ") ?? "Loading"}</p>;
}

/** Renders a page that shows and changes policies, and records the contents of its cache. */
export function renderAdmin(
  server: ScriptedServer,
  queryClient: QueryClient = createTestQueryClient(),
) {
  const cached = recordCache(queryClient);
  let current: Admin | undefined;
  const page = <Page onRender={(admin) => (current = admin)} />;
  const result = renderWithConfident(page, { client: pageClient(server), queryClient });
  return {
    ...result,
    cached,
    rows: () => result.getByTestId("rows").textContent,
    get admin() {
      return current as Admin;
    },
  };
}

/** From now on, records every list of policies in a query client's cache. */
export function recordCache(queryClient: QueryClient): Policy[][] {
  const lists: Policy[][] = [];
  const key = JSON.stringify(confidentKeys().policies);
  queryClient.getQueryCache().subscribe(({ query }) => {
    const { data } = query.state;
    if (query.queryHash === key && data && data !== lists.at(-1)) {
      lists.push(data);
    }
  });
  return lists;
}

/** Expects that the cache has contained only confirmed policies, and now matches the server. */
export function expectTruth(server: ScriptedServer, cached: readonly Policy[][]): void {
  const held = cached.flat().map((policy) => JSON.stringify(policy));
  expect(held.filter((policy) => !server.api.confirmed.has(policy))).toEqual([]);
  expect(cached.at(-1)).toEqual(server.api.policies);
}

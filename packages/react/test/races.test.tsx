import type { PolicyInput } from "@confident-admin/core";
import { waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { confidentKeys, createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient } from "../src/testing.ts";
import { expectTruth, pageClient, recordCache, renderAdmin } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const CREATE = "POST /v1/organization/policies";
const UPDATE_1 = "PUT /v1/organization/policies/p1";
const UPDATE_2 = "PUT /v1/organization/policies/p2";
const DELETE_1 = "DELETE /v1/organization/policies/p1";

const read = (name: string): PolicyInput => ({ name, permissionIds: ["perm-1"] });
const write = (name: string): PolicyInput => ({ name, permissionIds: ["perm-1", "perm-2"] });

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.stop());

/** Renders a page and waits for its data. Then holds these requests. */
async function loaded(...held: string[]) {
  const page = renderAdmin(server);
  await waitFor(() => expect(page.rows()).toBe("One [billing:read], Two [billing:read]"));
  for (const request of held) {
    server.hold(request);
  }
  const lists = () => server.requests.filter((request) => request === LIST).length;
  return { page, lists, shows: (rows: string) => waitFor(() => expect(page.rows()).toBe(rows)) };
}

test("keeps the second of two concurrent updates when the first fails after it", async () => {
  const { page, shows } = await loaded(UPDATE_1, UPDATE_2);
  const first = page.admin.update.mutateAsync({ policyId: "p1", policy: write("Uno") });
  const second = page.admin.update.mutateAsync({ policyId: "p2", policy: write("Dos") });
  await shows("Uno [billing:read perm-2] (update), Dos [billing:read perm-2] (update)");
  (await server.held(UPDATE_2)).respond();
  await second;
  await shows("Uno [billing:read billing:write] (update), Dos [billing:read billing:write]");
  const before = page.cached.length;
  (await server.held(UPDATE_1)).fail(409, "Taken");
  await expect(first).rejects.toMatchObject({ name: "ConfidentApiError", status: 409 });
  const names = page.cached.slice(before - 1).map((list) => list[1]?.name);
  expect(new Set(names)).toEqual(new Set(["Dos"]));
  await shows("One [billing:read], Dos [billing:read billing:write]");
  expectTruth(server, page.cached);
});

test("shows the server's policies after two updates with responses in reverse order", async () => {
  const { page, shows } = await loaded(UPDATE_1, UPDATE_2);
  const first = page.admin.update.mutateAsync({ policyId: "p1", policy: write("First") });
  const firstHeld = await server.held(UPDATE_1);
  await firstHeld.execute();
  const second = page.admin.update.mutateAsync({ policyId: "p2", policy: read("Second") });
  (await server.held(UPDATE_2)).respond();
  await second;
  firstHeld.respond();
  await first;
  await shows("First [billing:read billing:write], Second [billing:read]");
  expectTruth(server, page.cached);
});

test("sends the second update of a policy after the response to the first", async () => {
  const { page, shows } = await loaded(UPDATE_1);
  const first = page.admin.update.mutateAsync({ policyId: "p1", policy: write("First") });
  const firstHeld = await server.held(UPDATE_1);
  await firstHeld.execute();
  const second = page.admin.update.mutateAsync({ policyId: "p1", policy: read("Second") });
  await shows("Second [billing:read] (update), Two [billing:read]");
  expect(server.requests.filter((request) => request === UPDATE_1)).toHaveLength(1);
  firstHeld.respond();
  await first;
  (await server.held(UPDATE_1)).respond();
  await second;
  await shows("Second [billing:read], Two [billing:read]");
  expectTruth(server, page.cached);
});

test("a list requested before an update does not undo it while another update is in progress", async () => {
  const { page, shows } = await loaded(LIST, UPDATE_2);
  void page.admin.list.refetch();
  const stale = await server.held(LIST);
  await stale.execute();
  server.pass(LIST);
  const other = page.admin.update.mutateAsync({ policyId: "p2", policy: read("Dos") });
  const otherHeld = await server.held(UPDATE_2);
  await page.admin.update.mutateAsync({ policyId: "p1", policy: read("Uno") });
  await shows("Uno [billing:read], Dos [billing:read] (update)");
  const before = page.cached.length;
  stale.respond();
  await waitFor(() => expect(page.admin.list.isFetching).toBe(false));
  const names = page.cached.slice(before - 1).map((list) => list[0]?.name);
  expect(new Set(names)).toEqual(new Set(["Uno"]));
  otherHeld.respond();
  await other;
  await shows("Uno [billing:read], Dos [billing:read]");
  expectTruth(server, page.cached);
});

test("a list requested before a creation does not hide the new policy", async () => {
  const { page, shows } = await loaded(LIST, CREATE);
  void page.admin.list.refetch();
  const stale = await server.held(LIST);
  await stale.execute();
  server.pass(LIST);
  const created = page.admin.create.mutateAsync(write("New"));
  await shows("One [billing:read], Two [billing:read], New [billing:read perm-2] (create)");
  (await server.held(CREATE)).respond();
  stale.respond();
  await created;
  await shows("One [billing:read], Two [billing:read], New [billing:read billing:write]");
  expect(page.cached.at(-1)).toHaveLength(3);
  expectTruth(server, page.cached);
});

test("the first list, requested before a creation, does not hide the new policy", async () => {
  server.hold(LIST);
  const page = renderAdmin(server);
  const stale = await server.held(LIST);
  await stale.execute();
  server.pass(LIST);
  const created = page.admin.create.mutateAsync(read("New"));
  await waitFor(() => expect(server.api.policies).toHaveLength(3));
  await new Promise((resolve) => setTimeout(resolve, 50));
  stale.respond();
  await created;
  await waitFor(() => expect(page.rows()).toMatch(/New \[billing:read\]$/));
  expectTruth(server, page.cached);
});

test("a loader that awaits the list gets a policy created while it waits", async () => {
  const queryClient = createTestQueryClient();
  const queries = createConfidentQueries({ client: pageClient(server) });
  const cached = recordCache(queryClient);
  server.hold(LIST);
  const list = queryClient.query(queries.policies());
  const stale = await server.held(LIST);
  await stale.execute();
  server.pass(LIST);
  await queryClient
    .getMutationCache()
    .build(queryClient, queries.createPolicy())
    .execute(read("New"));
  stale.respond();
  expect((await list).map(({ name }) => name)).toEqual(["One", "Two", "New"]);
  expectTruth(server, cached);
});

test("shows a new row once, first pending and then confirmed", async () => {
  const { page, shows } = await loaded(LIST, CREATE);
  const created = page.admin.create.mutateAsync(read("New"));
  await shows("One [billing:read], Two [billing:read], New [billing:read] (create)");
  expect(page.admin.list.data?.at(-1)?.id).toMatch(/^pending:/);
  (await server.held(CREATE)).respond();
  const refetch = await server.held(LIST);
  await shows("One [billing:read], Two [billing:read], New [billing:read]");
  expect(page.admin.list.data?.at(-1)?.id).toBe(server.api.policies.at(-1)?.id);
  expect(page.admin.create.isPending).toBe(true);
  refetch.respond();
  await created;
  expectTruth(server, page.cached);
});

test("shows two rows for two creations of one policy until the second is rejected", async () => {
  const { page, shows } = await loaded(CREATE);
  const created = page.admin.create.mutateAsync(read("New"));
  const rejected = page.admin.create.mutateAsync(read("New"));
  const pending = "New [billing:read] (create)";
  await shows(`One [billing:read], Two [billing:read], ${pending}, ${pending}`);
  await (await server.held(CREATE)).respond();
  await (await server.held(CREATE)).respond();
  await created;
  await expect(rejected).rejects.toMatchObject({ status: 409 });
  await shows("One [billing:read], Two [billing:read], New [billing:read]");
  expectTruth(server, page.cached);
});

test("a failed deletion keeps the policy and changes made during the deletion", async () => {
  const { page, shows } = await loaded(DELETE_1);
  const removed = page.admin.remove.mutateAsync({ policyId: "p1" });
  await shows("One [billing:read] (delete), Two [billing:read]");
  await page.admin.update.mutateAsync({ policyId: "p2", policy: read("Dos") });
  (await server.held(DELETE_1)).fail(409, "The policy is still part of a role");
  await expect(removed).rejects.toMatchObject({ status: 409 });
  await shows("One [billing:read], Dos [billing:read]");
  expectTruth(server, page.cached);
});

test("a deletion removes the policy before the refetch", async () => {
  const { page, shows } = await loaded(LIST);
  const removed = page.admin.remove.mutateAsync({ policyId: "p1" });
  const refetch = await server.held(LIST);
  await shows("Two [billing:read]");
  refetch.respond();
  await expect(removed).resolves.toEqual({ id: "p1", deleted: true });
  expectTruth(server, page.cached);
});

test("the last of several mutations refetches the list once and awaits it", async () => {
  const { page, lists } = await loaded(UPDATE_1, UPDATE_2, DELETE_1);
  const settled: string[] = [];
  const settle = (name: string) => () => void settled.push(name);
  const all = [
    page.admin.update.mutateAsync({ policyId: "p1", policy: read("Uno") }).then(settle("p1")),
    page.admin.update.mutateAsync({ policyId: "p2", policy: read("Dos") }).then(settle("p2")),
    page.admin.remove.mutateAsync({ policyId: "p1" }).catch(settle("failed")),
  ];
  (await server.held(UPDATE_2)).respond();
  await waitFor(() => expect(settled).toEqual(["p2"]));
  (await server.held(UPDATE_1)).respond();
  await waitFor(() => expect(settled).toEqual(["p2", "p1"]));
  expect(lists()).toBe(1);
  server.hold(LIST);
  (await server.held(DELETE_1)).fail(409, "The policy is still part of a role");
  const refetch = await server.held(LIST);
  expect(settled).toEqual(["p2", "p1"]);
  refetch.respond();
  await Promise.all(all);
  expect(settled).toEqual(["p2", "p1", "failed"]);
  expect(lists()).toBe(2);
  expectTruth(server, page.cached);
});

test("does not change or refetch another scope's cache", async () => {
  const { page } = await loaded();
  const queries = createConfidentQueries({ client: pageClient(server), scope: "other" });
  await page.queryClient.query(queries.policies());
  await page.admin.update.mutateAsync({ policyId: "p1", policy: read("Uno") });
  const key = confidentKeys("other").policies;
  expect(page.queryClient.getQueryData(key)?.[0]?.name).toBe("One");
  expect(page.queryClient.getQueryState(key)?.isInvalidated).toBe(false);
});

test("the same update is pending again when it is sent again", async () => {
  const { page, shows } = await loaded(UPDATE_1);
  const variables = { policyId: "p1", policy: read("Uno") };
  for (const rows of ["One [billing:read]", "Uno [billing:read]"]) {
    await shows(`${rows}, Two [billing:read]`);
    const updated = page.admin.update.mutateAsync(variables);
    await shows("Uno [billing:read] (update), Two [billing:read]");
    (await server.held(UPDATE_1)).respond();
    await updated;
  }
  expectTruth(server, page.cached);
});

test("a write to another resource does not delay the refetch of the list", async () => {
  const { page, lists } = await loaded("PUT /v1/organization");
  const queries = createConfidentQueries({ client: pageClient(server) });
  const { queryClient } = page;
  const renamed = queryClient
    .getMutationCache()
    .build(queryClient, queries.updateOrganization())
    .execute({ name: "Southwind" });
  const rename = await server.held("PUT /v1/organization");
  await page.admin.update.mutateAsync({ policyId: "p1", policy: read("Uno") });
  expect(lists()).toBe(2);
  rename.respond();
  await renamed;
  expect(lists()).toBe(2);
});

test("a mutation whose onMutate rejects sends nothing", async () => {
  const { page } = await loaded();
  const queries = createConfidentQueries({ client: pageClient(server) });
  const stopped = queries.updatePolicy({ onMutate: () => Promise.reject(new Error("Stopped")) });
  const { queryClient } = page;
  const mutation = queryClient.getMutationCache().build(queryClient, stopped);
  const variables = { policyId: "p1", policy: read("Uno") };
  await expect(mutation.execute(variables)).rejects.toThrow("Stopped");
  expect(server.requests).toEqual([LIST]);
});

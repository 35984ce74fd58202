import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfidentProvider, confidentKeys, usePolicies } from "../src/index.ts";
import { type ConfidentQueries, createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient, renderWithConfident } from "../src/testing.ts";
import { pageClient, show } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const LIST = "GET /v1/organization/policies";
const CREATE = "POST /v1/organization/policies";
const DELETE = "DELETE /v1/organization/policies/p1";
const UPDATE = "PUT /v1/organization/policies/p1";
const NEW = { name: "New", permissionIds: ["perm-1"] };
const UNO = { policyId: "p1", policy: { name: "Uno", permissionIds: ["perm-1"] } };

let server: ScriptedServer;
let queryClient: QueryClient;
let queries: ConfidentQueries;
let rendered: (string | undefined)[];
beforeEach(async () => {
  server = await startScriptedServer();
  rendered = [];
});
afterEach(() => server.stop());

/** Shows the list. The tests make the changes outside of it. */
function Policies() {
  const rows = usePolicies().data?.map(show).join(", ");
  rendered.push(rows);
  return <p data-testid="rows">{rows}</p>;
}

const shows = (rows: string) =>
  waitFor(() => expect(screen.getByTestId("rows").textContent).toBe(rows));

async function loaded(...held: string[]) {
  const client = pageClient(server);
  queries = createConfidentQueries({ client });
  ({ queryClient } = renderWithConfident(<Policies />, { client }));
  await shows("One [billing:read], Two [billing:read]");
  for (const request of held) {
    server.hold(request);
  }
}

const create = () =>
  queryClient.getMutationCache().build(queryClient, queries.createPolicy()).execute(NEW);
const update = () =>
  queryClient.getMutationCache().build(queryClient, queries.updatePolicy()).execute(UNO);

test("does not duplicate the new row between the response and the refetch", async () => {
  await loaded(LIST, CREATE);
  const created = create();
  await shows("One [billing:read], Two [billing:read], New [billing:read] (create)");
  (await server.held(CREATE)).respond();
  const refetch = await server.held(LIST);
  await shows("One [billing:read], Two [billing:read], New [billing:read]");
  expect(rendered.filter((rows) => rows?.match(/New.*New/))).toEqual([]);
  refetch.respond();
  await created;
});

test("a rejected change is not pending while the list is refetched", async () => {
  await loaded(LIST, UPDATE);
  const updated = update();
  await shows("Uno [billing:read] (update), Two [billing:read]");
  (await server.held(UPDATE)).fail(409, "Taken");
  const refetch = await server.held(LIST);
  await shows("One [billing:read], Two [billing:read]");
  refetch.respond();
  await expect(updated).rejects.toMatchObject({ status: 409 });
});

test("shows one pending row for each of two creations with the same object", async () => {
  await loaded(LIST, CREATE);
  const created = create();
  const rejected = create();
  const pending = "New [billing:read] (create)";
  await shows(`One [billing:read], Two [billing:read], ${pending}, ${pending}`);
  (await server.held(CREATE)).respond();
  await shows(`One [billing:read], Two [billing:read], New [billing:read], ${pending}`);
  (await server.held(CREATE)).respond();
  await shows("One [billing:read], Two [billing:read], New [billing:read]");
  (await server.held(LIST)).respond();
  await created;
  await expect(rejected).rejects.toMatchObject({ status: 409 });
});

test("a failed refetch neither keeps a row pending nor rejects the change", async () => {
  await loaded(LIST);
  const updated = update();
  for (let attempt = 0; attempt < 3; attempt++) {
    (await server.held(LIST)).fail(500, "Down");
  }
  await expect(updated).resolves.toMatchObject({ name: "Uno" });
  await shows("Uno [billing:read], Two [billing:read]");
});

test("distinguishes an update and a deletion with the same object", async () => {
  await loaded(LIST, DELETE);
  let begin = () => {};
  const onMutate = () => new Promise<void>((resolve) => (begin = resolve));
  const execute = (options: { mutationKey?: readonly unknown[] }) =>
    queryClient
      .getMutationCache()
      .build(queryClient, options)
      .execute(UNO as never);
  const updated = execute(queries.updatePolicy({ onMutate }));
  const rejected = execute(queries.deletePolicy());
  await shows("Uno [billing:read] (delete), Two [billing:read]");
  (await server.held(DELETE)).fail(409, "Still in use");
  const refetch = await server.held(LIST);
  await shows("Uno [billing:read] (update), Two [billing:read]");
  refetch.respond();
  await expect(rejected).rejects.toMatchObject({ status: 409 });
  server.pass(LIST);
  begin();
  await updated;
  await shows("Uno [billing:read], Two [billing:read]");
});

test("a policy being created in one scope does not appear in another", async () => {
  const client = pageClient(server);
  queryClient = createTestQueryClient();
  const other = [{ id: "p9", name: "Other" }];
  queryClient.setQueryDefaults(confidentKeys().all, { staleTime: Number.POSITIVE_INFINITY });
  queryClient.setQueryDefaults(confidentKeys("other").all, { staleTime: Number.POSITIVE_INFINITY });
  queryClient.setQueryData(confidentKeys("other").policies, other);
  queries = createConfidentQueries({ client });
  const page = (scope?: string) => (
    <QueryClientProvider client={queryClient}>
      <ConfidentProvider client={client} scope={scope}>
        <Policies />
      </ConfidentProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page());
  await shows("One [billing:read], Two [billing:read]");
  server.hold(CREATE);
  const created = create();
  await shows("One [billing:read], Two [billing:read], New [billing:read] (create)");
  rerender(page("other"));
  await shows("Other []");
  (await server.held(CREATE)).respond();
  await created;
  expect(rendered.filter((rows) => rows?.includes("Other"))).toSatisfy((rows: string[]) =>
    rows.every((row) => row === "Other []"),
  );
});

test("shows grants and revokes as pending until the server has confirmed them", async () => {
  await loaded(UPDATE);
  const granted = queryClient
    .getMutationCache()
    .build(queryClient, queries.grantPermissions())
    .execute({ policyId: "p1", permissions: ["billing:write"] });
  await shows("One [billing:read billing:write] (update), Two [billing:read]");
  (await server.held(UPDATE)).respond();
  await granted;
  await shows("One [billing:read billing:write], Two [billing:read]");
  const revoked = queryClient
    .getMutationCache()
    .build(queryClient, queries.revokePermissions())
    .execute({ policyId: "p1", permissions: ["billing:read"] });
  await shows("One [billing:write] (update), Two [billing:read]");
  (await server.held(UPDATE)).fail(409, "Taken");
  await expect(revoked).rejects.toMatchObject({ status: 409 });
  await shows("One [billing:read billing:write], Two [billing:read]");
});

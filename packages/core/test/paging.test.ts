import { expect, vi } from "vitest";
import type { CallOptions, ConfidentAdmin, IterateOptions } from "../src/index.ts";
import { adminOf, failureOf, pause, reply } from "./support/calls.ts";
import { type Entry, entries, pagedServer } from "./support/paged-server.ts";
import { type Servers, test } from "./support/servers.ts";

interface Paged {
  list(options?: CallOptions): Promise<{ id: string }[]>;
  iterate(paging?: IterateOptions, options?: CallOptions): AsyncIterable<{ id: string }>;
}

const LISTS: [string, (admin: ConfidentAdmin) => Paged][] = [
  ["Members", ({ members }) => members],
  ["ProjectMembers", (admin) => admin.project("proj-1").members],
  [
    "GovernancePolicyProjects",
    ({ governancePolicies }) => ({
      list: (options) => governancePolicies.listProjects("g1", options),
      iterate: (paging, options) => governancePolicies.iterateProjects("g1", paging, options),
    }),
  ],
];

async function start(servers: Servers, list: Entry[], options = {}) {
  const server = pagedServer(list, options);
  const admin = adminOf(await servers.http(server.step));
  return { server, admin, members: admin.members };
}

async function idsOf(items: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of items) {
    ids.push(id);
  }
  return ids;
}

test.for(LISTS)("lists all %s", async ([, of], { servers }) => {
  const { server, admin } = await start(servers, entries(250));
  const ids = (await of(admin).list()).map(({ id }) => id);
  expect(ids).toEqual(server.entries.map(({ id }) => id));
  expect([...server.requests].sort()).toEqual(["1/100", "2/100", "3/100"]);
});

test.for(LISTS)("streams %s in pages of the given size", async ([, of], { servers }) => {
  const { server, admin } = await start(servers, entries(7));
  const ids = await idsOf(of(admin).iterate({ pageSize: 3 }));
  expect(ids).toEqual(server.entries.map(({ id }) => id));
  expect([...server.requests].sort()).toEqual(["1/3", "2/3", "3/3"]);
});

test("reads 5,000 members with 50 requests, at most one page ahead", async ({ servers }) => {
  const { server, members } = await start(servers, entries(5_000));
  let count = 0;
  for await (const { id } of members.iterate()) {
    expect(id).toBe(`u${count}`);
    count++;
    if (count % 100 === 50) {
      await pause(1); // time for requests that should not be sent
    }
    expect(server.requests.length).toBeLessThanOrEqual(Math.ceil(count / 100) + 1);
  }
  expect(count).toBe(5_000);
  // Concurrent requests can arrive in any order.
  const pages = Array.from({ length: 50 }, (_, index) => `${index + 1}/100`);
  expect([...server.requests].sort()).toEqual(pages.sort());
});

test.for([0, 1, 3])("requests %i pages ahead", async (prefetch, { servers }) => {
  const { server, members } = await start(servers, entries(100));
  let count = 0;
  for await (const _ of members.iterate({ pageSize: 10, prefetch })) {
    const expected = Math.min(10, Math.ceil(++count / 10) + prefetch);
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThanOrEqual(expected));
    await pause(1); // time for requests that should not be sent
    expect(server.requests).toHaveLength(expected);
  }
});

test("has two requests in flight when it lists everything", async ({ servers }) => {
  const { server, members } = await start(servers, entries(500), { delay: 20 });
  const counts: number[] = [];
  for (let page = 2; page <= 4; page++) {
    server.before(page, () => counts.push(server.inFlight()));
  }
  await members.list();
  expect(Math.max(...counts)).toBe(2);
});

test.for([0, 1, 100])("needs one request for %i members", async (count, { servers }) => {
  const { server, members } = await start(servers, entries(count));
  expect(await members.list()).toHaveLength(count);
  expect(server.requests).toEqual(["1/100"]);
});

test("continues if the server returns fewer items than requested", async ({ servers }) => {
  const { server, members } = await start(servers, entries(130), { maxPageSize: 50 });
  expect(await members.list()).toHaveLength(130);
  expect([...server.requests].sort()).toEqual(["1/100", "2/100", "3/100"]);
});

test("every loop starts at the first page", async ({ servers }) => {
  const { server, members } = await start(servers, entries(3));
  const items = members.iterate();
  expect(server.requests).toEqual([]);
  expect(await idsOf(items)).toEqual(await idsOf(items));
  expect(server.requests).toEqual(["1/100", "1/100"]);
});

const CHANGES: [string, (list: Entry[]) => Entry[]][] = [
  ["a member left", (list) => list.slice(1)],
  ["a member joined at the end", (list) => [...list, ...entries(251).slice(250)]],
  ["a member joined", (list) => [...entries(251).slice(250), ...list]],
  [
    "pages shifted, so that an item comes twice",
    (list) => [...entries(251).slice(250), ...list.slice(0, -1)],
  ],
];

test.for(CHANGES)("throws if %s while it reads", async ([, change], { servers }) => {
  const { server, members } = await start(servers, entries(250));
  server.before(2, () => {
    server.entries = change(server.entries);
  });
  const conflict = {
    name: "ConfidentConflictError",
    delivery: "answered",
    message: "The list changed while it was read. Read it again.",
  };
  expect(await failureOf(members.list())).toMatchObject({
    ...conflict,
    operation: "listAllMembers",
  });
  server.entries = entries(250);
  expect(await failureOf(idsOf(members.iterate({ prefetch: 0 })))).toMatchObject({
    ...conflict,
    operation: "iterateMembers",
  });
});

test.for([
  ["an empty page", { members: [], total: 2 }],
  ["more items than the total", { members: entries(3), total: 2 }],
  ["an item twice", { members: [...entries(1), ...entries(1)], total: 2 }],
  ["a negative total", { members: [], total: -1 }],
] as const)("throws if a page has %s", async ([, data], { servers }) => {
  const { url } = await servers.http(reply(200, JSON.stringify({ success: true, data })));
  const { members } = adminOf({ url });
  expect(await failureOf(members.list())).toMatchObject({ name: "ConfidentConflictError" });
});

test("reports a duplicate item immediately", async ({ servers }) => {
  const { server, members } = await start(servers, entries(250));
  server.before(2, () => {
    server.entries = [...entries(251).slice(250), ...server.entries.slice(0, -1)];
  });
  expect(await failureOf(idsOf(members.iterate({ prefetch: 0 })))).toMatchObject({
    name: "ConfidentConflictError",
  });
  expect(server.requests).toEqual(["1/100", "2/100"]);
});

test("throws if a page is empty before the total is reached", async ({ servers }) => {
  const { server, members } = await start(servers, entries(250));
  const data = { members: [], total: 250 };
  server.before(3, () => reply(200, JSON.stringify({ success: true, data })));
  expect(await failureOf(members.list())).toMatchObject({ name: "ConfidentConflictError" });
  expect(server.requests).toHaveLength(3);
});

test("throws the error of a page, and names the request", async ({ servers }) => {
  const { server, members } = await start(servers, entries(250));
  server.before(2, () => reply(403, '{"success":false,"error":"No"}'));
  const ids: string[] = [];
  const loop = async () => {
    for await (const { id } of members.iterate()) {
      ids.push(id);
    }
  };
  expect(await failureOf(loop())).toMatchObject({ status: 403, operation: "listMembers" });
  expect(ids).toHaveLength(100);
});

test.for([
  [{ pageSize: 0 }, "pageSize must be a positive integer, at most 100."],
  [{ pageSize: 101 }, "pageSize must be a positive integer, at most 100."],
  [{ pageSize: 1.5 }, "pageSize must be a positive integer, at most 100."],
  [{ prefetch: -1 }, "prefetch must be an integer from 0 to 10."],
  [{ prefetch: 11 }, "prefetch must be an integer from 0 to 10."],
  [{ prefetch: Number.NaN }, "prefetch must be an integer from 0 to 10."],
] as const)("rejects %j before sending", async ([paging, message], { servers }) => {
  const { server, members } = await start(servers, entries(3));
  expect(await failureOf(idsOf(members.iterate(paging)))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "iterateMembers",
    message,
  });
  expect(server.requests).toEqual([]);
});

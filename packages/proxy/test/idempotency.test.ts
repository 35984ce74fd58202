import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import type { IdempotencyOptions } from "../src/index.ts";
import { type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, open, SAME_ORIGIN, toBytes } from "./support/raw.ts";
import { POLICIES, startProxy, type TestProxy } from "./support/start-proxy.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const failed = { success: false, error: "No" };
const idempotency: IdempotencyOptions<unknown> = { principalKey: String };
const keyed = (key: string, body = BODY) => ({
  method: "POST",
  target: POLICIES,
  headers: [SAME_ORIGIN, JSON_TYPE, `Idempotency-Key: ${key}`],
  body,
});

/** Creates policies with different ids. */
function creating(): Reply {
  let created = 0;
  return (socket, request) =>
    reply(200, { success: true, data: { policy: { id: `p${++created}`, name: "a" } } })(
      socket,
      request,
    );
}

/** Responds when the test calls it. */
function slow(then: Reply): { readonly reply: Reply; readonly finish: () => void } {
  let finish = () => {};
  const go = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { reply: (socket, request) => void go.then(() => then(socket, request)), finish };
}

const idOf = (response: { readonly body: string }) => JSON.parse(response.body).data.policy.id;

test("a second request with the same key gets the response of the first", async () => {
  const proxy = await startProxy({ idempotency }, creating());
  const first = await proxy.send(keyed("k1"));
  const second = await proxy.send(keyed("k1"));
  expect([first.status, second.status]).toEqual([200, 200]);
  expect([idOf(first), idOf(second)]).toEqual(["p1", "p1"]);
  expect(second.headers.get("content-type")).toBe("application/json");
  expect(second.headers.get("cache-control")).toBe("no-store");
  expect(proxy.api.requests).toHaveLength(1);
  const common = { principal: "someone", outcome: "succeeded", createdId: "p1", status: 200 };
  expect(proxy.audits).toMatchObject([
    { ...common, replayed: false },
    { ...common, replayed: true },
  ]);
});

test("a second request waits for the first", async () => {
  const api = slow(creating());
  const proxy = await startProxy({ idempotency }, api.reply);
  const both = [proxy.send(keyed("k1")), proxy.send(keyed("k1"))];
  await expect.poll(() => proxy.api.requests).toHaveLength(1);
  api.finish();
  expect((await Promise.all(both)).map(idOf)).toEqual(["p1", "p1"]);
  expect(proxy.api.requests).toHaveLength(1);
});

test("creates once if the connection closes before the response and the request is resent", async () => {
  const api = slow(creating());
  const proxy = await startProxy({ idempotency }, api.reply);
  const socket = open(proxy.url, toBytes(keyed("k1")));
  await expect.poll(() => proxy.api.requests).toHaveLength(1);
  socket.destroy();
  const resent = proxy.send(keyed("k1"));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(proxy.api.aborted).toBe(0);
  api.finish();
  expect(idOf(await resent)).toBe("p1");
  expect(proxy.api.requests).toHaveLength(1);
  expect(proxy.audits).toMatchObject([
    { outcome: "succeeded", status: 200, replayed: false },
    { outcome: "succeeded", status: 200, replayed: true },
  ]);
});

test("a waiting request ends when its caller disconnects", async () => {
  const proxy = await startProxy({ idempotency }, () => {});
  void proxy.send(keyed("k1"));
  await expect.poll(() => proxy.api.requests).toHaveLength(1);
  const socket = open(proxy.url, toBytes(keyed("k1")));
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await expect.poll(() => proxy.audits).toMatchObject([{ outcome: "rejected", status: 499 }]);
});

test("a request that waits too long gets a 409", async () => {
  const pending = { add: async (_: string, value: string) => value };
  const store = { ...pending, set: async () => {}, delete: async () => {} };
  const proxy = await startProxy({ idempotency: { ...idempotency, store }, timeout: 150 });
  const response = await proxy.send(keyed("k1"));
  expect(response.status).toBe(409);
  expect(JSON.parse(response.body).error).toContain("has not finished");
  expect(proxy.api.requests).toEqual([]);
});

test("rejects another body with the same key with a 422", async () => {
  const proxy = await startProxy({ idempotency }, creating());
  await proxy.send(keyed("k1"));
  const other = await proxy.send(keyed("k1", BODY.replace('"a"', '"b"')));
  expect(other.status).toBe(422);
  expect(JSON.parse(other.body).error).toContain("Idempotency-Key");
  expect(proxy.api.requests).toHaveLength(1);
  expect(proxy.audits[1]).toMatchObject({ outcome: "rejected", status: 422, replayed: false });
});

test("calls authorize for a replay", async () => {
  let isAllowed = true;
  const proxy = await startProxy({ idempotency, authorize: () => isAllowed && "ada" }, creating());
  await proxy.send(keyed("k1"));
  isAllowed = false;
  const second = await proxy.send(keyed("k1"));
  expect(second.status).toBe(403);
  expect(second.body).not.toContain("p1");
});

test("the keys of different callers, and different keys, are independent", async () => {
  const who = ["ada", "ben", "ada"];
  const proxy = await startProxy({ idempotency, authorize: () => who.shift() }, creating());
  expect(idOf(await proxy.send(keyed("k1")))).toBe("p1");
  expect(idOf(await proxy.send(keyed("k1")))).toBe("p2");
  expect(idOf(await proxy.send(keyed("k2")))).toBe("p3");
});

test.each([
  ["limits the rate", reply(429, failed), 429],
  ["rejects the key", reply(401, failed), 502],
] satisfies [string, Reply, number][])(
  "sends the next request with the key if the API %s",
  async (_, rejection, status) => {
    const replies = [rejection, creating()];
    const proxy = await startProxy({ idempotency }, (socket, request) =>
      replies.shift()?.(socket, request),
    );
    expect((await proxy.send(keyed("k1"))).status).toBe(status);
    expect(idOf(await proxy.send(keyed("k1")))).toBe("p1");
    expect(proxy.audits).toMatchObject([{ replayed: false }, { replayed: false }]);
  },
);

test("sends a request again if it could not be sent", async () => {
  const closed = createServer().listen(0, "127.0.0.1");
  await once(closed, "listening");
  const { port } = closed.address() as AddressInfo;
  closed.close();
  const proxy = await startProxy({ idempotency, baseUrl: `http://127.0.0.1:${port}` });
  expect((await proxy.send(keyed("k1"))).status).toBe(502);
  expect((await proxy.send(keyed("k1"))).status).toBe(502);
  expect(proxy.audits).toMatchObject([{ replayed: false }, { replayed: false }]);
});

test.each([
  ["closes the connection", (socket) => socket.destroy(), 502, undefined],
  ["fails", reply(500, failed), 500, 500],
  ["sends HTML", reply(200, "<html>"), 502, 200],
] satisfies [string, Reply, number, number | undefined][])(
  "does not call the API again if it %s, because it may have created the policy",
  async (_, api, status, upstreamStatus) => {
    const proxy = await startProxy({ idempotency }, api);
    const [first, second] = [await proxy.send(keyed("k1")), await proxy.send(keyed("k1"))];
    expect([first.status, second.status]).toEqual([status, status]);
    expect(second.body).toBe(first.body);
    expect(second.headers.get("x-should-retry")).toBe(first.headers.get("x-should-retry"));
    expect(proxy.api.requests).toHaveLength(1);
    expect(proxy.audits[1]).toMatchObject({ outcome: "failed", upstreamStatus, replayed: true });
  },
);

test("does not store a response that is too large", async () => {
  const policy = { id: "p1", name: "a".repeat(70_000) };
  const proxy = await startProxy({ idempotency }, reply(200, { success: true, data: { policy } }));
  expect((await proxy.send(keyed("k1"))).status).toBe(200);
  expect((await proxy.send(keyed("k1"))).status).toBe(409);
  expect(proxy.api.requests).toHaveLength(1);
});

const keysIn = ({ api }: TestProxy) =>
  api.requests.map((request) => /idempotency-key/i.test(request));

test("ignores the header without the option, and never forwards it", async () => {
  const without = await startProxy({}, creating());
  expect(idOf(await without.send(keyed("k1")))).toBe("p1");
  expect(idOf(await without.send(keyed("k1")))).toBe("p2");
  const proxy = await startProxy({ idempotency }, creating());
  await proxy.send(keyed("k1"));
  expect([...keysIn(without), ...keysIn(proxy)]).toEqual([false, false, false]);
});

test("sends every request without a key", async () => {
  const proxy = await startProxy({ idempotency }, creating());
  expect(idOf(await proxy.create(BODY))).toBe("p1");
  expect(idOf(await proxy.create(BODY))).toBe("p2");
});

test("ignores the key of a PUT", async () => {
  const proxy = await startProxy({ idempotency });
  const put = { ...keyed("k1"), method: "PUT", target: `${POLICIES}/p1` };
  await proxy.send(put);
  await proxy.send(put);
  expect(proxy.api.requests).toHaveLength(2);
});

test.each(["", "k".repeat(256), "k\u00e9", "k 1", "k\t1"])("rejects the key %j", async (key) => {
  const proxy = await startProxy({ idempotency });
  const response = await proxy.send(keyed(key));
  expect(response.status).toBe(400);
  expect(JSON.parse(response.body).error).toContain("Idempotency-Key");
  expect(proxy.api.requests).toEqual([]);
});

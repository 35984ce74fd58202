import type { OperationTable } from "@confident-admin/spec/operations";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMemoryStore } from "../src/idempotency/memory-store.ts";
import { type AuditEvent, createConfidentHandler, type IdempotencyStore } from "../src/index.ts";
import { operation } from "./support/custom-table.ts";

/** An operation with a secret in its response, such as the creation of an API key, and one without. */
const body = { type: "object", properties: {}, additionalProperties: false } as const;
const table = {
  createKey: operation({
    method: "POST",
    path: "/v1/keys",
    creates: "key",
    secrets: ["value"],
    body,
  }),
  createThing: operation({ method: "POST", path: "/v1/things", creates: "thing", body }),
};

interface TestHandler {
  readonly post: (path: string, principal?: string) => Promise<Response>;
  readonly events: AuditEvent<string, OperationTable>[];
  readonly sent: string[];
}

/** Creates a handler. Several handlers can share a store, as instances of a server do. */
function startHandler(store: IdempotencyStore | undefined, status = 200): TestHandler {
  const events: AuditEvent<string, OperationTable>[] = [];
  const sent: string[] = [];
  const handler = createConfidentHandler<string, typeof table>({
    operationTable: table,
    apiKey: "confident_us_org_0123456789",
    basePath: "/api",
    origins: ["https://admin.test"],
    operations: ["createKey", "createThing"],
    secrets: { createKey: "pass" },
    authorize: ({ request }) => request.headers.get("x-user"),
    onAudit: (event) => {
      events.push(event);
    },
    idempotency: { principalKey: (principal) => (principal === "no one" ? "" : principal), store },
    fetch: async (url) => {
      sent.push(`${url}`);
      const made = { id: `i${sent.length}`, value: "5ecret" };
      const data = { key: made, thing: made };
      return Response.json({ success: status === 200, data }, { status });
    },
  });
  const post = (path: string, principal = "ada") => {
    const headers = {
      ...{ "sec-fetch-site": "same-origin", "content-type": "application/json" },
      ...{ "idempotency-key": "k1", "x-user": principal },
    };
    const init = { method: "POST", headers, body: "{}" };
    return handler(new Request(`https://admin.test/api/v1/${path}`, init));
  };
  return { post, events, sent };
}

/** A minimal custom store. */
function createMapStore(): IdempotencyStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    add: async (key, value) => {
      const found = values.get(key);
      if (found === undefined) {
        values.set(key, value);
      }
      return found ?? null;
    },
    set: async (key, value) => values.set(key, value),
    delete: async (key) => values.delete(key),
  };
}

test("does not store a response with secrets, so that a replay is a 409", async () => {
  const store = createMapStore();
  const { post, events, sent } = startHandler(store);
  expect(await (await post("keys")).text()).toContain("5ecret");
  const replay = await post("keys");
  expect(replay.status).toBe(409);
  expect((await replay.json()).error).toBe("Already created. The first response was not stored.");
  expect(sent).toHaveLength(1);
  expect([...store.values.values()].join()).not.toContain("5ecret");
  expect(events).toMatchObject([
    { outcome: "succeeded", createdId: "i1", replayed: false },
    { outcome: "succeeded", createdId: "i1", status: 409, upstreamStatus: 200, replayed: true },
  ]);
});

test("does not store a failure that could contain a secret", async () => {
  const store = createMapStore();
  const { post } = startHandler(store, 500);
  expect((await post("keys")).status).toBe(500);
  const replay = await post("keys");
  expect(replay.status).toBe(409);
  expect((await replay.json()).error).toMatch(/^Already failed\./);
  expect([...store.values.values()].join()).not.toContain("5ecret");
});

test("instances that share a store create only once", async () => {
  const store = createMapStore();
  const [one, other] = [startHandler(store), startHandler(store)];
  const responses = await Promise.all([one.post("things"), other.post("things")]);
  const ids = await Promise.all(
    responses.map(async (response) => (await response.json()).data.thing.id),
  );
  expect(ids).toEqual(["i1", "i1"]);
  expect([...one.sent, ...other.sent]).toHaveLength(1);
});

test("the store does not see the caller or the key", async () => {
  const store = createMapStore();
  await startHandler(store).post("things");
  expect([...store.values.keys()]).toEqual([expect.stringMatching(/^[\da-f]{64}$/)]);
});

test("the same key with another operation is another request", async () => {
  const { post, sent } = startHandler(createMapStore());
  await post("things");
  await post("keys");
  expect(sent).toHaveLength(2);
});

test("sends nothing if principalKey returns no id", async () => {
  const { post, events, sent } = startHandler(createMapStore());
  expect((await post("things", "no one")).status).toBe(500);
  expect(sent).toEqual([]);
  expect(events).toMatchObject([{ error: { message: expect.stringContaining("non-empty") } }]);
});

test("sends nothing if the store fails", async () => {
  const add = () => {
    throw new Error("no connection");
  };
  const { post, events, sent } = startHandler({ ...createMapStore(), add });
  expect((await post("things")).status).toBe(500);
  expect(sent).toEqual([]);
  expect(events).toMatchObject([
    { outcome: "failed", error: { message: expect.stringMatching(/^idempotency.store threw/) } },
  ]);
});

test("returns the response if the store fails afterwards", async () => {
  const set = async () => {
    throw new Error("no connection");
  };
  const { post, events } = startHandler({ ...createMapStore(), set });
  expect((await post("things")).status).toBe(200);
  expect(events).toMatchObject([{ outcome: "succeeded" }]);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("the built-in store removes entries after ten minutes", async () => {
  const { post, sent } = startHandler(undefined);
  await post("things");
  vi.advanceTimersByTime(9 * 60_000);
  await post("things");
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(60_000);
  await post("things");
  expect(sent).toHaveLength(2);
});

test("the built-in store keeps the newest thousand entries", async () => {
  const store = createMemoryStore();
  for (let number = 0; number < 1_001; number++) {
    expect(await store.add(`k${number}`, "a")).toBeUndefined();
  }
  expect(await store.add("k1000", "b")).toBe("a");
  expect(await store.add("k1", "b")).toBe("a");
  expect(await store.add("k0", "b")).toBeUndefined();
});

test("the built-in store keeps recently written entries", async () => {
  const store = createMemoryStore();
  await store.add("old", "a");
  await store.add("older", "a");
  await store.set("old", "b");
  for (let number = 0; number < 999; number++) {
    await store.add(`k${number}`, "a");
  }
  expect(await store.add("old", "c")).toBe("b");
  expect(await store.add("older", "c")).toBeUndefined();
});

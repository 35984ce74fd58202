// Stores that fail in other ways than by throwing, and what a replay without a stored response reports.
import { expect, test, vi } from "vitest";
import type { IdempotencyStore } from "../src/index.ts";
import { type Outcome, operation, send } from "./support/custom-table.ts";

const body = { type: "object", properties: {}, additionalProperties: false } as const;
const createKey = operation({
  ...{ method: "POST", path: "/v1/keys", creates: "key", body },
  ...{ secrets: ["value"], statuses: [201] },
});

function createMapStore(): IdempotencyStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    add: async (key, value) => {
      const found = values.get(key);
      values.set(key, found ?? value);
      return found;
    },
    set: async (key, value) => values.set(key, value),
    delete: async (key) => values.delete(key),
  };
}

const hang = () => new Promise<never>(() => {});
const init = {
  method: "POST",
  body: {},
  headers: {
    ...{ "content-type": "application/json", "sec-fetch-site": "same-origin" },
    "idempotency-key": "k1",
  },
};

const post = (
  store: IdempotencyStore,
  options: Parameters<typeof send>[3] = {},
): Promise<Outcome> =>
  send({ createKey }, "/v1/keys", init, {
    idempotency: { principalKey: () => "ada", store },
    ...options,
  });

const responding =
  (status: number, success: boolean): typeof fetch =>
  async () =>
    Response.json({ success, data: { key: { id: "i1", value: "5ecret" } } }, { status });

test.each([
  [201, true, { outcome: "succeeded", createdId: "i1" }],
  [200, false, { outcome: "failed", createdId: undefined }],
  [500, false, { outcome: "failed", createdId: undefined }],
] as const)(
  "audits the first request's result if its response, a %d with success %s, was not stored",
  async (status, success, result) => {
    const store = createMapStore();
    const fetch = responding(status, success);
    const { event } = await post(store, { fetch });
    expect(event).toMatchObject({ ...result, status, upstreamStatus: status, replayed: false });
    const replay = await post(store, { fetch });
    expect(replay.status).toBe(409);
    expect(replay.error).toMatch(/The first response was not stored\.$/);
    expect(replay.event).toMatchObject({
      ...{ ...result, status: 409, upstreamStatus: status, replayed: true },
      error: undefined,
    });
    expect([...store.values.values()].join()).not.toContain("5ecret");
  },
);

test.each([
  ["a Buffer", Buffer.from("{}")],
  ["a number", 1],
  ["true", true],
  ["false", false],
  ["an empty string", ""],
  ["Redis's OK", "OK"],
  ["the JSON null", "null"],
  ["the JSON of another object", "{}"],
  ["the JSON of another fingerprint", '{"fingerprint":"x"}'],
  ["the JSON of a list", "[]"],
])("treats %s from the store's add as a failure and sends nothing", async (_, value) => {
  const outcome = await post({ ...createMapStore(), add: async () => value as never });
  expect(outcome).toMatchObject({ status: 500, error: "Internal server error.", sent: [] });
  expect(outcome.event).toMatchObject({
    outcome: "failed",
    replayed: false,
    error: {
      name: "ConfidentConfigError",
      message: expect.stringMatching(/^idempotency\.store\.add must return the existing value/),
    },
  });
});

test("treats an outcome of another version as a failure", async () => {
  const store = createMapStore();
  await post(store);
  for (const [key, value] of store.values) {
    store.values.set(key, JSON.stringify({ ...JSON.parse(value), outcome: { type: "other" } }));
  }
  expect(await post(store)).toMatchObject({ status: 500, sent: [] });
});

test("treats an add that takes longer than the timeout as a failure", async () => {
  const outcome = await post({ ...createMapStore(), add: hang }, { timeout: 20 });
  expect(outcome).toMatchObject({ status: 500, sent: [] });
  expect(outcome.event?.error?.message).toMatch(/^idempotency\.store did not respond in time/);
});

test.each(["set", "delete"] as const)(
  "returns the response if the store's %s takes longer than the timeout",
  async (method) => {
    const fetch = responding(method === "set" ? 201 : 429, method === "set");
    const { status, event } = await post(
      { ...createMapStore(), [method]: hang },
      { fetch, timeout: 20 },
    );
    expect([status, event?.status]).toEqual(method === "set" ? [201, 201] : [429, 429]);
  },
);

test("a timeout of weeks does not make the store fail", async () => {
  const outcome = await post(createMapStore(), { timeout: 2 ** 31 });
  expect(outcome).toMatchObject({ status: 200 });
});

test("leaves no timer behind", async () => {
  const set = vi.spyOn(globalThis, "setTimeout");
  const clear = vi.spyOn(globalThis, "clearTimeout");
  await post(createMapStore(), { timeout: 7_654_321 });
  const timers = set.mock.calls.flatMap(([, delay], index) =>
    delay === 7_654_321 ? [set.mock.results[index]?.value] : [],
  );
  const cleared = clear.mock.calls.map(([timer]) => timer);
  expect(timers.length).toBeGreaterThan(2);
  expect(timers.filter((timer) => !cleared.includes(timer))).toEqual([]);
});

import { expect, test, vi } from "vitest";
import { ConfidentAdmin, openapiFetch } from "../src/index.ts";
import { API_KEY } from "./support/calls.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/;
const policy = { id: "p1", name: "a", permissions: [] };
const input = { name: "a", permissionIds: [] };
const respond = (status = 200) =>
  Response.json({ success: status === 200, data: { policy, policies: [policy] } }, { status });

/** The Idempotency-Key of each request that a client sends, or `undefined` if the header is missing. */
function observe(options: object, respondTo = (_number: number) => respond()) {
  const keys: (string | undefined)[] = [];
  const fetch = async (_url: string, init: RequestInit) => {
    keys.push((init.headers as Record<string, string>)["idempotency-key"]);
    return respondTo(keys.length);
  };
  return { keys, admin: new ConfidentAdmin({ fetch: fetch as never, ...options }) };
}

test.each([
  ["a relative base URL", { baseUrl: "/api/confident" }],
  ["apiKey: null", { baseUrl: "https://proxy.test", apiKey: null }],
])("with %s every POST has a key of its own", async (_, options) => {
  const { keys, admin } = observe(options);
  await admin.policies.create(input);
  await admin.policies.create(input);
  expect(keys).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)]);
  expect(new Set(keys).size).toBe(2);
});

test("retries have the Idempotency-Key of the first attempt", async () => {
  const { keys, admin } = observe({ baseUrl: "/api" }, (number) => {
    const busy = { status: 429, headers: { "retry-after": "0" } };
    return number === 1 ? new Response("{}", busy) : respond();
  });
  await admin.policies.create(input);
  expect(keys).toEqual([expect.stringMatching(UUID), keys[0]]);
});

test("the key works where there is no crypto.randomUUID", async () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal("crypto", { getRandomValues: getRandomValues.bind(crypto) });
  const { keys, admin } = observe({ baseUrl: "/api" });
  await admin.policies.create(input).finally(() => vi.unstubAllGlobals());
  expect(keys).toEqual([expect.stringMatching(UUID)]);
});

test("direct calls and calls with middleware have a key, and the caller's own key wins", async () => {
  const { keys, admin } = observe({ baseUrl: "https://proxy.test", apiKey: null });
  const api = openapiFetch(admin.client);
  await api.POST("/v1/organization/policies", { body: input });
  await admin.policies.create(input, { headers: { "Idempotency-Key": "mine" } });
  api.use({ onRequest: ({ request }) => request });
  await admin.policies.create(input);
  const any = expect.stringMatching(UUID);
  expect(keys).toEqual([any, "mine", any]);
});

test("GET, PUT and DELETE requests have no Idempotency-Key", async () => {
  const { keys, admin } = observe({ baseUrl: "/api" });
  await admin.policies.list();
  await admin.policies.update("p1", input);
  await admin.policies.delete("p1").catch(() => {});
  expect(keys).toEqual([undefined, undefined, undefined]);
});

test("requests straight to the API have neither header for proxies", async () => {
  const headers: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    headers.push(Object.keys(init?.headers ?? {}).sort());
    return respond();
  };
  const { policies } = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  await policies.create(input);
  await policies.list();
  expect(headers).toEqual([
    ["CONFIDENT_API_KEY", "accept", "content-type"],
    ["CONFIDENT_API_KEY", "accept"],
  ]);
});

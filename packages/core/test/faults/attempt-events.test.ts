import { expect, vi } from "vitest";
import { type AttemptEvent, type ConfidentOptions, openapiFetch } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  DEPRECATED,
  failureOf,
  keepSilent,
  NOW,
  operations,
  reply,
  reset,
  succeed,
} from "../support/calls.ts";
import { apiOf, POLICIES } from "../support/raw.ts";
import { type ScriptedServer, type Step, test } from "../support/servers.ts";
import { collectWarnings } from "../support/warnings.ts";

type Plan = readonly [attempt: number, outcome: number | string, retryDelay: number | undefined];

const OTHER_KEY = "confident_us_org_another_one";

/** The attempts of a call as reported to `onAttempt`: number, outcome, wait before the next one. */
async function plansOf(server: ScriptedServer, options: ConfidentOptions, method = "GET") {
  const events: AttemptEvent[] = [];
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const admin = adminOf(server, { ...options, onAttempt });
  await operations[method as "GET"](admin).catch(() => {});
  for (const { willRetry, retryDelay } of events) {
    expect(willRetry).toBe(retryDelay !== undefined);
  }
  return events.map(
    ({ attempt, status, error, retryDelay }): Plan => [
      attempt,
      status ?? error?.name ?? "nothing",
      retryDelay,
    ],
  );
}

const after = (seconds: string) => reply(503, "", { "retry-after": seconds });
const BACKOFF = expect.toSatisfy((ms: number) => ms >= 250 && ms <= 500);
const unauthorized = reply(401);
const keys = (...rest: string[]) => vi.fn(async () => rest.shift() ?? OTHER_KEY);

test.for<[string, ConfidentOptions, Step[], Plan[]]>([
  ["a success", {}, [succeed], [[1, 200, undefined]]],
  ["a final failure", {}, [reply(404)], [[1, 404, undefined]]],
  [
    "a retried failure",
    {},
    [reply(503, "", NOW), reply(404)],
    [
      [1, 503, 0],
      [2, 404, undefined],
    ],
  ],
  [
    "the last retry",
    { retries: 1 },
    [reply(503, "", NOW)],
    [
      [1, 503, 0],
      [2, 503, undefined],
    ],
  ],
  ["no retries", { retries: 0 }, [reply(503, "", NOW)], [[1, 503, undefined]]],
  [
    "a lost connection",
    { retries: 1 },
    [reset, succeed],
    [
      [1, "ConfidentConnectionError", BACKOFF],
      [2, 200, undefined],
    ],
  ],
  ["a Retry-After that is too long", {}, [after("61")], [[1, 503, undefined]]],
  [
    "a Retry-After that the time limit excludes",
    { totalTimeout: 2000 },
    [after("3")],
    [[1, 503, undefined]],
  ],
  [
    "a backoff that the time limit excludes",
    { totalTimeout: 200, timeout: 100 },
    [reset],
    [[1, "ConfidentConnectionError", undefined]],
  ],
  ["a redirect", {}, [reply(302)], [[1, "ConfidentRedirectError", undefined]]],
  ["a fixed key that is rejected", {}, [unauthorized], [[1, 401, undefined]]],
  [
    "a rejected key and a newer one",
    { apiKey: keys(API_KEY, OTHER_KEY), retries: 0 },
    [unauthorized, succeed],
    [
      [1, 401, 0],
      [2, 200, undefined],
    ],
  ],
  [
    "a rejected key and no newer one",
    { apiKey: async () => API_KEY },
    [unauthorized],
    [[1, 401, undefined]],
  ],
  [
    "a rejected key and a newer one that is also rejected",
    { apiKey: keys(API_KEY, OTHER_KEY) },
    [unauthorized],
    [
      [1, 401, 0],
      [2, 401, undefined],
    ],
  ],
  [
    "a rejected key and a newer one, followed by a retry",
    { apiKey: keys(API_KEY, OTHER_KEY), retries: 1 },
    [unauthorized, reply(503, "", NOW), succeed],
    [
      [1, 401, 0],
      [2, 503, 0],
      [3, 200, undefined],
    ],
  ],
  [
    "a rejected key and a key function that fails",
    { apiKey: keys(API_KEY, "confident_us_project") },
    [unauthorized],
    [
      [1, 401, 0],
      [2, "ConfidentConfigError", undefined],
    ],
  ],
])(
  "tells onAttempt whether a retry follows: %s",
  async ([, options, steps, plans], { servers }) => {
    const server = await servers.http(...steps);
    expect(await plansOf(server, options)).toEqual(plans);
  },
);

test("tells onAttempt that an unsafe POST is not retried", async ({ servers }) => {
  const server = await servers.http(reply(429, "", NOW), reply(503, "", NOW));
  expect(await plansOf(server, {}, "POST")).toEqual([
    [1, 429, 0],
    [2, 503, undefined],
  ]);
});

test("waits exactly as long as retryDelay says", async ({ servers }) => {
  const server = await servers.http(reset, succeed);
  const [first] = await plansOf(server, { retries: 1 });
  const [before, next] = server.requests;
  const waited = (next?.at ?? 0) - (before?.at ?? 0);
  expect(waited).toBeGreaterThan((first?.[2] ?? Number.NaN) - 5);
});

test("reports a 401 before the attempt with the newer key ends", async ({ servers }) => {
  const server = await servers.http(unauthorized, keepSilent);
  const seen: unknown[] = [];
  const onAttempt = ({ status, willRetry }: AttemptEvent) => seen.push([status, willRetry]);
  const apiKey = keys(API_KEY, OTHER_KEY);
  const { signal, abort } = abortable();
  const call = operations.GET(adminOf(server, { apiKey, onAttempt }), { signal }).catch(() => {});
  await vi.waitFor(() => expect(server.requests).toHaveLength(2));
  expect(seen).toEqual([[401, true]]);
  abort();
  await call;
  expect(seen).toEqual([
    [401, true],
    [undefined, false],
  ]);
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

interface Paths {
  "/v1/people/{email}": {
    get: {
      parameters: { path: { email: string }; query?: { name?: string } };
      responses: { 200: { content: { "application/json": { data: object } } } };
    };
  };
}
const EMAIL = "ada@example.test";
const params = { path: { email: EMAIL }, query: { name: "Ada Lovelace" } };
const personal = /ada|lovelace/i;

test.for([false, true])(
  "passes the path's template to hooks of a direct call, with middleware: %s",
  async (middleware, { servers }) => {
    const server = await servers.http(reply(503, DEPRECATED, NOW), reply(200, DEPRECATED));
    const seen: object[] = [];
    const hook = (event: object) => seen.push(event);
    const options = { onAttempt: hook, onDeprecated: hook };
    const api = openapiFetch<Paths>(adminOf(server, options).client);
    if (middleware) {
      api.use({ onRequest: ({ request }) => request });
    }
    await api.GET("/v1/people/{email}", { params });
    const about = { operation: undefined, method: "GET", path: "/v1/people/{email}" };
    expect(seen).toMatchObject([about, about, about]);
    expect(JSON.stringify(seen)).not.toMatch(personal);
    expect(server.requests[1]?.target).toMatch(personal);
  },
);

test("hides a query, fragment and key in a direct call's path from hooks", async ({ servers }) => {
  const server = await servers.http(reply(200, DEPRECATED));
  const seen: object[] = [];
  const hook = (event: object) => seen.push(event);
  const api = apiOf(server, { onAttempt: hook, onDeprecated: hook });
  const get = api.GET as (path: string) => Promise<unknown>;
  await get(`${POLICIES}/${API_KEY}?name=Ada\nLovelace#Ada`);
  const about = { method: "GET", path: `${POLICIES}/[redacted]` };
  expect(seen).toMatchObject([about, about]);
});

test("passes the path's template to a wrapper's hooks, and the path to its error", async ({
  servers,
}) => {
  const server = await servers.http(reply(302));
  const events: AttemptEvent[] = [];
  const admin = adminOf(server, { onAttempt: (event) => events.push(event) });
  const error = await failureOf(admin.policies.delete("p/1"));
  expect(error).toMatchObject({ path: `${POLICIES}/p%2F1` });
  expect(events).toMatchObject([
    { operation: "deletePolicy", path: `${POLICIES}/{policyId}`, error },
  ]);
});

test("warns once about a deprecated endpoint, regardless of the ids in its path", async ({
  servers,
}) => {
  const warn = collectWarnings();
  const server = await servers.http(reply(200, DEPRECATED));
  const api = openapiFetch<Paths>(adminOf(server).client);
  for (const email of [EMAIL, "grace@example.test"]) {
    await api.GET("/v1/people/{email}", { params: { path: { email } } });
  }
  expect(warn.mock.calls).toEqual([[expect.stringContaining("[GET] /v1/people/{email}")]]);
});

// Direct calls of openapi-fetch, which get the same protection as the wrappers.
import { expect } from "vitest";
import {
  API_KEY,
  cut,
  failureOf,
  INPUT,
  keepSilent,
  NOW,
  pause,
  reply,
  reset,
  SUCCESS,
  succeed,
  timedFailureOf,
} from "../support/calls.ts";
import { apiOf, POLICIES } from "../support/raw.ts";
import { test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

test("a direct call returns what openapi-fetch returns", async ({ servers }) => {
  const server = await servers.http(succeed, reply(404, '{"error":"No"}'), reply(204));
  const api = apiOf(server);
  const { data, response } = await api.POST(POLICIES, { body: INPUT });
  expect(data).toEqual(JSON.parse(SUCCESS));
  expect(response.status).toBe(200);
  expect(server.requests).toMatchObject([
    { method: "POST", body: JSON.stringify(INPUT), headers: { confident_api_key: API_KEY } },
  ]);
  expect((await api.GET(POLICIES)).error).toEqual({ error: "No" });
  const params = { path: { policyId: "a/b" } };
  expect((await api.DELETE(`${POLICIES}/{policyId}`, { params })).response.status).toBe(204);
  expect(server.requests[2]?.target).toBe(`${POLICIES}/a%2Fb`);
});

test.for([reply(503, "", NOW), reset, cut])("retries a direct GET", async (step, { servers }) => {
  skipWaits();
  const server = await servers.http(step, succeed);
  expect((await apiOf(server).GET(POLICIES)).data).toEqual(JSON.parse(SUCCESS));
  expect(server.requests).toHaveLength(2);
});

test("does not retry a direct POST after a 503 or a reset", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW), reset);
  const api = apiOf(server);
  expect((await api.POST(POLICIES, { body: INPUT })).response.status).toBe(503);
  expect(await failureOf(api.POST(POLICIES, { body: INPUT }))).toMatchObject({
    name: "ConfidentConnectionError",
    method: "POST",
    path: POLICIES,
    delivery: "unknown",
  });
  expect(server.requests).toHaveLength(2);
});

test("applies the client's timeout and retries to a direct call", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(keepSilent);
  const call = apiOf(server, { timeout: 200, retries: 0 }).GET(POLICIES);
  const { error, elapsed } = await timedFailureOf(call);
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
  expect(elapsed).toBe(200);
  expect(server.requests).toHaveLength(1);
});

test("does not follow a redirect of a direct call", async ({ servers }) => {
  const elsewhere = await servers.http(succeed);
  const server = await servers.http(reply(307, "", { location: elsewhere.url }));
  expect(await failureOf(apiOf(server).GET(POLICIES))).toMatchObject({
    name: "ConfidentRedirectError",
    status: 307,
  });
  expect(elsewhere.connections).toHaveLength(0);
});

test.for(["..", "%2e%2e", "a/../b", ""])(
  "rejects the id %j in a direct call",
  async (policyId, { servers }) => {
    const server = await servers.http(succeed);
    const call = () =>
      apiOf(server).DELETE(`${POLICIES}/{policyId}`, { params: { path: { policyId } } });
    expect(await failureOf(Promise.resolve().then(call))).toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
    });
    expect(server.connections).toHaveLength(0);
  },
);

test("does not let a header replace the key of a direct call", async ({ servers }) => {
  const server = await servers.http(succeed);
  await apiOf(server).GET(POLICIES, { headers: { Confident_Api_Key: "another" } });
  expect(server.requests).toMatchObject([{ headers: { confident_api_key: API_KEY } }]);
});

test("limits the size of a direct call's response", async ({ servers }) => {
  const server = await servers.http(reply(200, SUCCESS.padEnd(1001)));
  const api = apiOf(server, { maxResponseBytes: 1000 });
  expect(await failureOf(api.GET(POLICIES))).toMatchObject({
    name: "ConfidentResponseError",
    status: 200,
  });
});

test("ends a direct call if its signal aborts, also during a wait", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(keepSilent, reply(503, "", { "retry-after": "30" }));
  const api = apiOf(server);
  for (const requests of [1, 2]) {
    const controller = new AbortController();
    const failure = failureOf(api.GET(POLICIES, { signal: controller.signal }));
    await pause(50);
    expect(server.requests).toHaveLength(requests);
    const aborted = performance.now();
    controller.abort("enough");
    const error = await failure;
    expect(performance.now() - aborted).toBe(0);
    expect(error).toMatchObject({ name: "ConfidentAbortError", cause: "enough", path: POLICIES });
  }
});

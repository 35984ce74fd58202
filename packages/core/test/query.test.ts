import { expect } from "vitest";
import { openapiFetch } from "../src/index.ts";
import { API_KEY, adminOf, failureOf, keepSilent, NOW, reply, succeed } from "./support/calls.ts";
import { test } from "./support/servers.ts";

interface Paths {
  "/v1/things/{thingId}": {
    get: {
      parameters: {
        path: { thingId: string };
        query?: { page?: number; name?: string; tags?: string[] };
        header?: { "x-trace"?: string };
      };
      responses: { 200: { content: { "application/json": { data: object } } } };
    };
  };
}
const THING = "/v1/things/{thingId}";

test.for([false, true])(
  "sends queries, arrays and headers, with middleware: %s",
  async (middleware, { servers }) => {
    const server = await servers.http(succeed);
    const api = openapiFetch<Paths>(adminOf(server).client);
    if (middleware) {
      api.use({ onRequest: ({ request }) => request });
    }
    await api.GET(THING, {
      params: {
        path: { thingId: "a/b" },
        query: { page: 2, name: "a&b=c", tags: ["x", "y z"] },
        header: { "x-trace": "t1" },
      },
    });
    expect(server.requests).toMatchObject([
      {
        method: "GET",
        target: "/v1/things/a%2Fb?page=2&name=a%26b%3Dc&tags=x&tags=y%20z",
        headers: { "x-trace": "t1", confident_api_key: API_KEY },
      },
    ]);
  },
);

test("passes the path's template to hooks, without the query", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW));
  const paths: unknown[] = [];
  const admin = adminOf(server, { retries: 1, onAttempt: ({ path }) => paths.push(path) });
  const params = { path: { thingId: "a" }, query: { page: 1 } };
  await openapiFetch<Paths>(admin.client).GET(THING, { params });
  expect(paths).toEqual([THING, THING]);
});

test("applies a direct call's own timeout and retries", async ({ servers }) => {
  const server = await servers.http(reply(503, "", NOW), keepSilent);
  const api = openapiFetch(adminOf(server).client);
  await api.GET("/v1/organization", { retries: 0 });
  expect(server.requests).toHaveLength(1);
  const silent = api.GET("/v1/organization", { timeout: 50, retries: 0 });
  expect(await failureOf(silent)).toMatchObject({ name: "ConfidentTimeoutError" });
  expect(await failureOf(api.GET("/v1/organization", { retries: -1 }))).toMatchObject({
    name: "ConfidentArgumentError",
    delivery: "unsent",
  });
});

test("openapiFetch returns the wrappers' own client and changes no request", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  await admin.policies.list();
  const api = openapiFetch(admin.client);
  await admin.policies.list();
  const [before, after] = server.requests;
  expect({ ...after, at: 0 }).toEqual({ ...before, at: 0 });
  let seen = 0;
  api.use({ onRequest: () => void seen++ });
  await admin.policies.list();
  await api.GET("/v1/organization/policies");
  expect(seen).toBe(2);
});

test("rejects a direct call to another base URL, because it would carry the key", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const api = openapiFetch(adminOf(server).client);
  const call = api.GET("/v1/organization", { baseUrl: "https://example.test" });
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentArgumentError",
    delivery: "unsent",
    message: expect.stringMatching(/must be sent to baseUrl only/),
  });
  expect(server.connections).toHaveLength(0);
});

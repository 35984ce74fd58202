import { expect } from "vitest";
import { openapiFetch } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  INPUT,
  keepSilent,
  NOW,
  operations,
  POLICY,
  reply,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";

test("passes a wrapper's real request and response to middleware, without the key", async ({
  servers,
}) => {
  const server = await servers.http(reply(200, SUCCESS, { "x-a": "b" }));
  const admin = adminOf(server, { headers: { "x-own": "1" } });
  const requests: Request[] = [];
  const responses: Response[] = [];
  openapiFetch(admin.client).use({
    onRequest({ request }) {
      requests.push(request.clone());
    },
    onResponse({ response }) {
      responses.push(response.clone());
    },
  });
  expect(await admin.policies.update("a/b", INPUT)).toEqual(POLICY);
  const [request] = requests as [Request];
  const [response] = responses as [Response];
  expect(request).toBeInstanceOf(Request);
  expect(request.url).toBe(`${server.url}/v1/organization/policies/a%2Fb`);
  expect(request.method).toBe("PUT");
  expect(await request.json()).toEqual(INPUT);
  expect(Object.fromEntries(request.headers)).toEqual({
    accept: "application/json",
    "content-type": "application/json",
    "x-own": "1",
  });
  expect(exposure(request)).not.toContain(API_KEY);
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.headers.get("x-a")]).toEqual([200, "b"]);
  expect(await response.text()).toBe(SUCCESS);
  expect(server.requests).toMatchObject([
    {
      target: "/v1/organization/policies/a%2Fb",
      headers: { confident_api_key: API_KEY, "x-own": "1" },
      body: JSON.stringify(INPUT),
    },
  ]);
});

test("lets middleware change headers, body, path and response", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  openapiFetch(admin.client).use({
    onRequest: ({ request }) =>
      new Request(`${request.url}?trace=1`, {
        method: request.method,
        headers: { ...Object.fromEntries(request.headers), "x-trace": "1" },
        body: JSON.stringify({ ...INPUT, description: null }),
      }),
    onResponse: () => new Response(SUCCESS.replace("Billing", "Changed")),
  });
  expect(await operations.PUT(admin)).toEqual({ ...POLICY, name: "Changed" });
  expect(server.requests).toMatchObject([
    {
      target: "/v1/organization/policies/p1?trace=1",
      headers: { "x-trace": "1", confident_api_key: API_KEY },
      body: JSON.stringify({ ...INPUT, description: null }),
    },
  ]);
});

test("leaves body undefined if a failure has none, with and without openapi-fetch", async ({
  servers,
}) => {
  const server = await servers.http(reply(400, "", { "content-length": "0" }));
  const admin = adminOf(server);
  const without = await failureOf(operations.PUT(admin));
  openapiFetch(admin.client);
  for (const error of [without, await failureOf(operations.PUT(admin))]) {
    expect(error).toMatchObject({ name: "ConfidentApiError", status: 400, body: undefined });
  }
});

test("ignores a key that middleware sets", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  openapiFetch(admin.client).use({
    onRequest({ request }) {
      request.headers.set("CONFIDENT_API_KEY", "another");
    },
  });
  await operations.GET(admin);
  expect(server.requests).toMatchObject([{ headers: { confident_api_key: API_KEY } }]);
});

test("lets middleware return its own response", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  openapiFetch(admin.client).use({ onRequest: () => new Response(SUCCESS) });
  expect(await operations.PUT(admin)).toEqual(POLICY);
  expect(server.requests).toHaveLength(0);
});

test.for([
  ["another port", () => "http://127.0.0.1:1/api/v1/organization"],
  ["another scheme", (url: string) => url.replace("http:", "https:")],
  ["a host that starts with the same name", (url: string) => url.replace(/:\d+/, ".example.test")],
  ["a path outside the base URL", (url: string) => url.replace("/api/", "/apix/")],
  ["a path that leaves the base URL", (url: string) => url.replace("/api/", "/api/../")],
] as const)("does not let middleware send the key to %s", async ([, change], { servers }) => {
  const server = await servers.http(succeed);
  const admin = adminOf({ url: `${server.url}/api` });
  const api = openapiFetch(admin.client);
  api.use({ onRequest: ({ request }) => new Request(change(request.url), request) });
  const expected = {
    name: "ConfidentArgumentError",
    delivery: "unsent",
    message: expect.stringMatching(/^Requests must be sent to baseUrl only/),
  };
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({ ...expected, operation: "listPolicies" });
  expect(await failureOf(api.GET("/v1/organization"))).toMatchObject(expected);
  expect(server.connections).toHaveLength(0);
});

test("ends a wrapper's call if the signal that middleware sets aborts", async ({ servers }) => {
  const server = await servers.http(keepSilent);
  const admin = adminOf(server);
  openapiFetch(admin.client).use({
    onRequest: ({ request }) => new Request(request, { signal: AbortSignal.timeout(100) }),
  });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentAbortError",
    operation: "listPolicies",
    cause: { name: "TimeoutError" },
  });
});

test("creates one openapi-fetch client for each client", () => {
  const url = "https://example.test";
  const [one, two] = [adminOf({ url }).client, adminOf({ url }).client];
  expect(openapiFetch(one)).toBe(openapiFetch(one));
  expect(openapiFetch(one)).not.toBe(openapiFetch(two));
});

test("runs middleware once per call, not per attempt, and passes typed errors through", async ({
  servers,
}) => {
  const server = await servers.http(reply(503, "", NOW), reply(204), reply(409, '{"error":"No"}'));
  const admin = adminOf(server);
  let count = 0;
  openapiFetch(admin.client).use({
    onRequest() {
      count++;
    },
  });
  expect(await operations.DELETE(admin)).toEqual({ id: "p1", deleted: true });
  expect(await failureOf(operations.PUT(admin))).toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    serverMessage: "No",
    operation: "updatePolicy",
  });
  expect(count).toBe(2);
  expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "DELETE", "PUT"]);
});

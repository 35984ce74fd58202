// Failures of direct openapi-fetch calls. They must not leave listeners or timers behind.
import { getEventListeners } from "node:events";
import { expect, vi } from "vitest";
import { ConfidentApiError, openapiFetch } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  operations,
  reply,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { apiOf, POLICIES } from "../support/raw.ts";
import { test } from "../support/servers.ts";
import { collectWarnings } from "../support/warnings.ts";

const stubbed = (text: string, status = 200) =>
  apiOf({ url: "https://example.test" }, { fetch: async () => new Response(text, { status }) });

test("leaves no listener on a shared signal after direct calls", async () => {
  const api = stubbed(SUCCESS);
  const { signal } = new AbortController();
  for (let count = 0; count < 50; count++) {
    await api.GET(POLICIES, { signal });
    await api.request("get", POLICIES, { signal });
  }
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test.for(["<html>Welcome</html>", '{"success": true, "da', API_KEY, `{"data": ${API_KEY}}`])(
  "rejects the direct response %j with a typed error without the key",
  async (body) => {
    const error = await failureOf(stubbed(body).GET(POLICIES));
    expect(error).toMatchObject({
      name: "ConfidentResponseError",
      status: 200,
      method: "GET",
      path: POLICIES,
    });
    expect(exposure(error)).not.toContain("confident_");
  },
);

test("returns a failure that is not JSON as text, as openapi-fetch does", async () => {
  expect((await stubbed("<html>", 502).POST(POLICIES, { body: {} as never })).error).toBe("<html>");
});

test.for([
  { CONFIDENT_API_KEY: `${API_KEY}\r\n\r\nx` },
  { "x-own": `${API_KEY}\n` },
  { "x own": "a" },
  { [`x ${API_KEY}`]: "a" },
])("rejects invalid headers with a typed error without the key: %#", async (headers) => {
  const error = await failureOf(stubbed(SUCCESS).GET(POLICIES, { headers }));
  expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
  expect(exposure(error)).not.toContain(API_KEY);
});

test("sends headers of every type that openapi-fetch accepts", async ({ servers }) => {
  const server = await servers.http(succeed);
  const headers = { "x-number": 7, "x-list": ["a", "b"], accept: null, "x-none": undefined };
  await apiOf(server).GET(POLICIES, { headers });
  expect(server.requests).toMatchObject([{ headers: { "x-number": "7", "x-list": "a, b" } }]);
  await apiOf(server).GET(POLICIES, { headers: new Headers({ "x-own": "a" }) });
  expect(server.requests[1]?.headers).toMatchObject({ "x-own": "a" });
});

test("validates headers among the parameters as well", async () => {
  const params = { header: { "x-own": `${API_KEY}\n` } } as never;
  const error = await failureOf(stubbed(SUCCESS).GET(POLICIES, { params }));
  expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
  expect(exposure(error)).not.toContain(API_KEY);
});

test("treats any path parameter as an id, and sends no custom content length", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const api = openapiFetch<{ "/v1/{own-id}": { put: object } }>(adminOf(server).client);
  const put = api.PUT as (path: string, init: object) => Promise<unknown>;
  const headers = { "content-length": "3" };
  await put("/v1/{own-id}", { params: { path: { "own-id": "a/b" } }, body: {}, headers });
  expect(server.requests).toMatchObject([{ target: "/v1/a%2Fb", body: "{}" }]);
  const hostile = put("/v1/{own-id}", { params: { path: { "own-id": "../x" } } });
  expect(await failureOf(hostile)).toMatchObject({ name: "ConfidentArgumentError" });
});

test("warns about each deprecated direct call", async () => {
  const warn = collectWarnings();
  const fetch = async () => Response.json({ deprecated: true });
  const api = apiOf({ url: "https://example.test" }, { fetch });
  await api.GET(POLICIES, { signal: null });
  await api.GET("/v1/organization");
  await api.GET("/v1/organization");
  expect(warn.mock.calls).toMatchObject([
    [expect.stringContaining(`[GET] ${POLICIES}`)],
    [expect.stringContaining("[GET] /v1/organization")],
  ]);
});

test("does not blame the response for a SyntaxError of middleware", async () => {
  const api = stubbed(SUCCESS);
  const thrown = new SyntaxError("its own");
  api.use({
    onResponse: () => {
      throw thrown;
    },
  });
  expect(await api.GET(POLICIES).catch((reason) => reason)).toBe(thrown);
});

test("rejects an invalid signal with a typed error", async () => {
  const call = stubbed(SUCCESS).GET(POLICIES, { signal: {} as AbortSignal });
  expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
});

test.for([200, 404])("calls onDeprecated after a direct %i, too", async (status) => {
  const onDeprecated = vi.fn();
  const fetch = async () => Response.json({ deprecated: true }, { status });
  const api = apiOf({ url: "https://example.test" }, { fetch, onDeprecated });
  await api.GET(POLICIES);
  expect(onDeprecated.mock.calls).toEqual([[{ method: "GET", path: POLICIES }]]);
});

test("accepts integers as ids in direct calls, but not as policy ids in wrappers", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  const api = openapiFetch(admin.client);
  const remove = (policyId: unknown) =>
    api.DELETE(`${POLICIES}/{policyId}`, { params: { path: { policyId: policyId as string } } });
  await remove(42);
  expect(server.requests).toMatchObject([{ target: `${POLICIES}/42` }]);
  for (const id of [1.5, Number.NaN, 2 ** 60, true]) {
    expect(await failureOf(remove(id))).toMatchObject({ name: "ConfidentArgumentError" });
  }
  expect(await failureOf(admin.policies.delete(42 as never))).toMatchObject({
    name: "ConfidentArgumentError",
  });
  expect(server.requests).toHaveLength(1);
});

test("keeps a direct response's URL and content type, and adds neither", async ({ servers }) => {
  const server = await servers.http(succeed, reply(200, "{}", { "content-type": "text/x-own" }));
  const api = apiOf(server);
  const { response } = await api.GET(POLICIES);
  expect([response.url, response.headers.get("content-type")]).toEqual([
    `${server.url}${POLICIES}`,
    null,
  ]);
  expect((await api.GET(POLICIES)).response.headers.get("content-type")).toBe("text/x-own");
});

test("passes on what middleware throws unchanged, except for the key", async () => {
  const admin = adminOf({ url: "https://example.test" });
  const details = { status: 400, body: new Map([["a", 1]]) };
  const thrown: Error[] = [new Error("its own"), new ConfidentApiError("its own", details)];
  const api = openapiFetch(admin.client);
  api.use({
    onRequest: () => {
      throw thrown.at(-1);
    },
  });
  for (const error of [...thrown].reverse()) {
    expect(await api.GET(POLICIES).catch((reason) => reason)).toBe(error);
    expect(await operations.GET(admin).catch((reason) => reason)).toBe(error);
    thrown.pop();
  }
  const body = details.body;
  expect(body.get("a")).toBe(1);
  const early = new ConfidentApiError(`no ${API_KEY}`, { status: 400, body: { key: API_KEY } });
  void early.stack; // V8 formats the stack when it is first read
  thrown.push(early);
  expect(exposure(await failureOf(api.GET(POLICIES)))).not.toContain(API_KEY);
  thrown.push(Object.freeze(new ConfidentApiError("frozen", { status: 400 })));
  expect(await operations.GET(admin).catch((reason) => reason)).toBe(thrown.at(-1));
});

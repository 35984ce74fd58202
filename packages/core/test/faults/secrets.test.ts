import { expect } from "vitest";
import {
  type AttemptEvent,
  ConfidentAdmin,
  createConfidentClient,
  openapiFetch,
} from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  keepSilent,
  operations,
  reply,
  reset,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

const once = { retries: 0 };
const escaped = API_KEY.replace("confident", "\\u0063onfident");

test.for([API_KEY, () => API_KEY])("no client exposes its key", async (apiKey, { servers }) => {
  const server = await servers.http(succeed);
  const options = { apiKey, baseUrl: server.url };
  const admin = new ConfidentAdmin(options);
  const client = createConfidentClient(options);
  const raw = openapiFetch(admin.client);
  await operations.GET(admin);
  await raw.GET("/v1/organization");
  expect(server.requests).toHaveLength(2);
  for (const value of [admin, client, raw, admin.policies, { ...admin }, [client]]) {
    expect(exposure(value)).not.toContain(API_KEY);
  }
  // Only functions and the opaque client, which JSON omits.
  const serialized = JSON.parse(JSON.stringify(admin)) as Record<string, object>;
  expect(Object.keys(serialized)).toContain("policies");
  expect(Object.values(serialized).flatMap(Object.keys)).toEqual([]);
});

const RESPONSES: Record<string, readonly [string, Step, object]> = {
  "a plain-text body": ["ConfidentApiError", reply(401, `bad key ${API_KEY}`), { status: 401 }],
  "an error message": [
    "ConfidentApiError",
    reply(401, JSON.stringify({ error: `bad key ${API_KEY}`, request: { [API_KEY]: [API_KEY] } })),
    { serverMessage: "bad key [redacted]", body: { request: { "[redacted]": ["[redacted]"] } } },
  ],
  "an escaped error message": [
    "ConfidentApiError",
    reply(400, `{"error":"bad key ${escaped}"}`),
    { serverMessage: "bad key [redacted]" },
  ],
  "a request id": ["ConfidentApiError", reply(400, "", { "x-request-id": API_KEY }), {}],
  "a content type": ["ConfidentResponseError", reply(200, "", { "content-type": API_KEY }), {}],
  "a 200 that is not JSON": ["ConfidentResponseError", reply(200, API_KEY), { status: 200 }],
  "a redirect": ["ConfidentRedirectError", reply(302, "", { location: `/${API_KEY}` }), {}],
  "a timeout": ["ConfidentTimeoutError", keepSilent, { delivery: "unknown" }],
  "a reset": ["ConfidentConnectionError", reset, { delivery: "unknown" }],
};

test.for(Object.entries(RESPONSES))(
  "keeps the key out of errors and hooks: %s",
  async ([, [name, step, details]], { servers }) => {
    skipWaits();
    const server = await servers.http(step);
    const events: AttemptEvent[] = [];
    const onAttempt = (event: AttemptEvent) => events.push(event);
    const admin = adminOf(server, { ...once, timeout: 1500, onAttempt });
    const error = await failureOf(operations.GET(admin));
    expect(error).toMatchObject({ name, operation: "listPolicies", ...details });
    expect(exposure(error)).not.toContain(API_KEY);
    expect(events).toHaveLength(1);
    expect(exposure(events)).not.toContain(API_KEY);
  },
);

test("redacts a part of the key that the JSON parser's error quotes", async ({ servers }) => {
  const server = await servers.http(reply(200, `{"data": ${API_KEY}}`));
  const error = await failureOf(operations.GET(adminOf(server, once)));
  expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200 });
  expect(exposure(error)).not.toContain("confident_");
});

test("keeps the key out of an abort error", async ({ servers }) => {
  const server = await servers.http(keepSilent);
  const signal = AbortSignal.timeout(50);
  const error = await failureOf(operations.GET(adminOf(server), { signal }));
  expect(error).toMatchObject({ name: "ConfidentAbortError" });
  expect(exposure(error)).not.toContain(API_KEY);
});

test("keeps the key out of argument errors and not-found errors", async ({ servers }) => {
  const server = await servers.http(reply(200, SUCCESS));
  const { policies } = adminOf(server);
  for (const call of [policies.delete(".."), policies.get("p1"), policies.getByName("x")]) {
    expect(exposure(await failureOf(call))).not.toContain(API_KEY);
  }
});

test("redacts the complete body if it contains a numeric key", async ({ servers }) => {
  const server = await servers.http(reply(400, '{"error":"No","id":1234567890}'));
  const error = await failureOf(operations.GET(adminOf(server, { apiKey: "1234567890" })));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 400, body: "[redacted]" });
  expect(exposure(error)).not.toContain("1234567890");
});

test("redacts a key of eight characters", async ({ servers }) => {
  const server = await servers.http(reply(400, '{"error":"bad key 8-letter"}'));
  const error = await failureOf(operations.GET(adminOf(server, { apiKey: "8-letter" })));
  expect(error).toMatchObject({ serverMessage: "bad key [redacted]" });
});

test("does not redact words that equal a very short key", async ({ servers }) => {
  const server = await servers.http(reply(400, '{"error":"a policy"}'));
  const error = await failureOf(operations.GET(adminOf(server, { apiKey: "policy" })));
  expect(error).toMatchObject({ serverMessage: "a policy" });
});

test("redacts a key that is used as an id or a name", async ({ servers }) => {
  skipWaits();
  const server = await servers.http(succeed);
  const admin = adminOf(server);
  const policyId = API_KEY;
  const raw = openapiFetch(adminOf(server, { fetch: () => Promise.reject(new Error()) }).client);
  for (const call of [
    admin.policies.get(policyId),
    admin.policies.getByName(policyId),
    raw.DELETE("/v1/organization/policies/{policyId}", { params: { path: { policyId } } }),
  ]) {
    const error = await failureOf(call);
    expect(exposure(error)).not.toContain(API_KEY);
    expect(error.message).toContain("[redacted]");
  }
});

test("redacts a URL-encoded key", async ({ servers }) => {
  const apiKey = "confident_us_org_ab+cd/ef==";
  const error = `no route for ?key=${encodeURIComponent(apiKey)}`;
  const server = await servers.http(reply(404, JSON.stringify({ error })));
  expect(await failureOf(operations.GET(adminOf(server, { apiKey })))).toMatchObject({
    serverMessage: "no route for ?key=[redacted]",
  });
});

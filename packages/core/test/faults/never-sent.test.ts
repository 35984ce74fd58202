// Requests that fetch can never send, because the configuration is wrong.
import { afterEach, expect, test, vi } from "vitest";
import {
  type AttemptEvent,
  ConfidentAdmin,
  type ConfidentOptions,
  openapiFetch,
} from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  failureOf,
  METHODS,
  type Method,
  operations,
  SUCCESS,
} from "../support/calls.ts";
import { POLICIES } from "../support/raw.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const URL = { url: "https://api.example" };

/** Expects a configuration error at the first attempt, reported as unsent. */
async function expectConfigError(
  call: (options: ConfidentOptions) => Promise<unknown>,
  text: RegExp,
) {
  const events: AttemptEvent[] = [];
  const error = await failureOf(call({ onAttempt: (event) => events.push(event) }));
  expect(error).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
  expect(error.message).toMatch(text);
  expect(events.every(({ attempt, willRetry }) => attempt === 1 && !willRetry)).toBe(true);
}

test.for(METHODS)("a %s without a global fetch is a configuration error", async (method) => {
  vi.stubGlobal("fetch", undefined);
  const admin = adminOf(URL);
  await expectConfigError(
    () => operations[method](admin),
    /global fetch is missing.*fetch option.*Jest/,
  );
  await expectConfigError(
    () => openapiFetch(admin.client).GET(POLICIES),
    /global fetch is missing/,
  );
  const fetch = async () => new Response(SUCCESS);
  expect(await operations.GET(adminOf(URL, { fetch }))).toEqual([]);
});

test.for(["Headers", "TextDecoder"])(
  "every call without a global %s, as in Jest's jsdom, is a configuration error",
  async (name) => {
    const fetch = vi.fn(async () => new Response(SUCCESS));
    vi.stubGlobal(name, undefined);
    const admin = adminOf(URL, { fetch });
    const text = new RegExp(`global ${name} is missing.*Jest`);
    await expectConfigError(() => operations.POST(admin), text);
    await expectConfigError(() => openapiFetch(admin.client).GET(POLICIES), text);
    expect(fetch).not.toHaveBeenCalled();
  },
);

test("names the operation if a global is missing", async () => {
  vi.stubGlobal("fetch", undefined);
  expect(await failureOf(operations.GET(adminOf(URL)))).toMatchObject({
    operation: "listPolicies",
  });
});

const RELATIVE = /baseUrl is a path.*on a server.*absolute URL/;

test.for(METHODS)("a %s to a path outside a page is a configuration error", async (method) => {
  const admin = (options: ConfidentOptions) =>
    new ConfidentAdmin({ baseUrl: "/api/confident", ...options });
  await expectConfigError((options) => operations[method](admin(options)), RELATIVE);
  const raw = (options: ConfidentOptions) => openapiFetch(admin(options).client).GET(POLICIES);
  await expectConfigError(raw, RELATIVE);
  const middleware = [{ onRequest: ({ request }: { request: Request }) => request }];
  const withMiddleware = (options: ConfidentOptions) =>
    openapiFetch(admin(options).client).GET(POLICIES, { middleware });
  await expectConfigError(withMiddleware, RELATIVE);
});

test.for(METHODS)("a %s to a blocked port is a configuration error", async (method) => {
  const call = (options: ConfidentOptions) =>
    operations[method](adminOf({ url: "http://127.0.0.1:9" }, options));
  await expectConfigError(call, /does not allow the port in 127\.0\.0\.1:9\. Use another port/);
});

const failed = (message: string, details: object = {}) =>
  Object.assign(new TypeError(message), details);
const DENIED = 'Requires net access to "api.example:443", run again with the --allow-net flag';

// The errors of Bun 1.4, Deno 2.9, workerd of 2026-11-17 and Chromium.
test.for<[string, Error, string, RegExp]>([
  ["Bun, a path", failed("fetch() URL is invalid", { code: "ERR_INVALID_URL" }), "/api", RELATIVE],
  ["Deno, a path", failed("Invalid URL: '/api/v1/organization'"), "/api", RELATIVE],
  ["workerd, a path", failed("Invalid URL: /api/v1/organization"), "/api", RELATIVE],
  [
    "Chromium, a path in about:blank",
    failed("Failed to execute 'fetch' on 'Window': Failed to parse URL from /api/v1/organization"),
    "/api",
    RELATIVE,
  ],
  [
    "Deno, a blocked port",
    failed("Fetch failed: Requests to port 9 are blocked"),
    "https://api.example:9",
    /does not allow the port in api\.example:9/,
  ],
  [
    "Deno, no permission",
    Object.assign(new Error(DENIED), { name: "NotCapable" }),
    "https://api.example",
    /is not allowed to connect to api\.example\..*--allow-net/,
  ],
])("recognizes a configuration error of %s", async ([, thrown, baseUrl, text]) => {
  const fetch = vi.fn().mockRejectedValue(thrown);
  for (const method of METHODS) {
    const base = { baseUrl, apiKey: null, fetch };
    const call = (options: ConfidentOptions) =>
      operations[method](new ConfidentAdmin({ ...base, ...options }));
    await expectConfigError(call, text);
  }
  expect(fetch).toHaveBeenCalledTimes(METHODS.length);
});

test("redacts the key in a configuration error of fetch", async () => {
  const fetch = async () => {
    throw failed(`Invalid URL: /api/v1/${API_KEY}`, { code: "ERR_INVALID_URL" });
  };
  const options = { baseUrl: "/api", apiKey: API_KEY, fetch };
  const error = await failureOf(new ConfidentAdmin(options).policies.delete("p1"));
  expect(error).toMatchObject({ name: "ConfidentConfigError", method: "DELETE" });
  expect(`${error.message}${String(error.cause)}`).not.toContain(API_KEY);
});

const DENO_CONNECT_ERROR =
  "error sending request for url (https://api.example/v1/organization/policies): client error (Connect): tcp connect error: Connection refused (os error 111)";

test.for<[Method, number]>([
  ["GET", 2],
  ["POST", 2],
])("retries a %s as unsent if Deno cannot connect", async ([method, attempts]) => {
  const fetch = vi
    .fn()
    .mockRejectedValue(failed("fetch failed", { cause: new Error(DENO_CONNECT_ERROR) }));
  expect(await failureOf(operations[method](adminOf(URL, { fetch, retries: 1 })))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unsent",
  });
  expect(fetch).toHaveBeenCalledTimes(attempts);
});

test("treats an invalid URL that is not the client's as a failed connection", async () => {
  const fetch = vi.fn().mockRejectedValue(failed("Invalid URL: 'redis'"));
  expect(await failureOf(operations.POST(adminOf(URL, { fetch })))).toMatchObject({
    name: "ConfidentConnectionError",
    delivery: "unknown",
  });
});

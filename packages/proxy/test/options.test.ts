import { afterEach, expect, test, vi } from "vitest";
import {
  type AuthorizeContext,
  type ConfidentHandlerOptions,
  createConfidentHandler,
} from "../src/index.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES } from "./support/start-proxy.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const origins = [ORIGIN];
const complete: ConfidentHandlerOptions<string> = {
  apiKey: KEY,
  basePath: BASE_PATH,
  origins,
  operations: ["listPolicies"],
  authorize: () => "someone",
};
const construct = (options: object) => () =>
  createConfidentHandler({ ...complete, ...options } as ConfidentHandlerOptions<string>);

test.each([
  ["missing options", () => createConfidentHandler(undefined as never), /authorize/],
  ["no authorize", construct({ authorize: undefined }), /authorize/],
  ["an authorize that is not a function", construct({ authorize: true }), /authorize/],
  ["no operations", construct({ operations: undefined }), /operations/],
  ["an empty list of operations", construct({ operations: [] }), /operations/],
  ["one operation instead of a list", construct({ operations: "listPolicies" }), /operations/],
  [
    "a wildcard operation",
    construct({ operations: ["*"] }),
    /No operation, resource or group is named "\*".*listPolicies/,
  ],
  ["an inherited name", construct({ operations: ["toString"] }), /is named "toString"/],
  ["no key", construct({ apiKey: undefined }), /needs an apiKey/],
  ["an empty key", construct({ apiKey: "" }), /needs an apiKey/],
  ["a whitespace key", construct({ apiKey: " " }), /No API key/],
  ["a project key", construct({ apiKey: "confident_us_5entinel" }), /project key/],
  ["a key with a line break", construct({ apiKey: `${KEY}\n${KEY}` }), /line break/],
  ["no base path", construct({ basePath: undefined }), /basePath/],
  ["a relative base path", construct({ basePath: "api" }), /basePath/],
  ["a URL as base path", construct({ basePath: "https://a.test/api" }), /basePath/],
  ["a base path of another host", construct({ basePath: "//a.test/api" }), /basePath/],
  ["a base path with dots", construct({ basePath: "/api/../x" }), /basePath/],
  ["a base path with a query", construct({ basePath: "/api?x" }), /basePath/],
  ["a base path that is encoded in URLs", construct({ basePath: "/ä" }), /basePath/],
  ["a body limit of 0", construct({ maxBodyBytes: 0 }), /maxBodyBytes/],
  ["a body limit that is not a number", construct({ maxBodyBytes: "64kb" }), /maxBodyBytes/],
  ["a timeout of NaN", construct({ timeout: Number.NaN }), /timeout/],
  ["one origin instead of a list", construct({ origins: ORIGIN }), /origins/],
  ["an origin with a slash", construct({ origins: [`${ORIGIN}/`] }), /origins/],
  ["no origins", construct({ origins: undefined }), /needs origins/],
  ["an empty list of origins", construct({ origins: [] }), /needs origins/],
  ["a wildcard origin", construct({ origins: ["*"] }), /origins/],
  ["the origin null", construct({ origins: ["null"] }), /origins/],
  [
    "an origin with a slash, whose message shows it and the correct one",
    construct({ origins: [ORIGIN, `${ORIGIN}/`] }),
    /origins contains "https:\/\/admin\.test\/"\. Use "https:\/\/admin\.test"\.$/,
  ],
  [
    "an origin with a default port",
    construct({ origins: ["http://127.0.0.1:80"] }),
    /origins contains "http:\/\/127\.0\.0\.1:80"\. Use "http:\/\/127\.0\.0\.1"\.$/,
  ],
  [
    "an origin in upper case",
    construct({ origins: ["https://Admin.test"] }),
    /origins contains "https:\/\/Admin\.test"\. Use "https:\/\/admin\.test"\.$/,
  ],
  [
    "a wildcard in an origin",
    construct({ origins: ["https://*.a.test"] }),
    /origins contains "https:\/\/\*\.a\.test", which is not an origin\. Wildcards are not supported/,
  ],
  [
    "an origin of another scheme",
    construct({ origins: ["ftp://a.test"] }),
    /origins contains "ftp:\/\/a\.test", which is not an origin/,
  ],
  [
    "an origin that is not a string",
    construct({ origins: [undefined] }),
    /origins contains undefined, which is not an origin/,
  ],
  [
    "an origin that is a URL object",
    construct({ origins: [new URL(ORIGIN)] }),
    /origins contains "https:\/\/admin\.test\/"\. Use "https:\/\/admin\.test"\.$/,
  ],
  ["idempotency without principalKey", construct({ idempotency: {} }), /principalKey must be/],
  ["true for idempotency", construct({ idempotency: true }), /principalKey must be/],
  [
    "a store without add",
    construct({ idempotency: { principalKey: String, store: new Map() } }),
    /store must have the functions add/,
  ],
  [
    "null for a store",
    construct({ idempotency: { principalKey: String, store: null } }),
    /store must have/,
  ],
  [
    "an onAudit that is a string",
    construct({ onAudit: "audit.log" }),
    /onAudit must be a function/,
  ],
  ["an onAudit that is null", construct({ onAudit: null }), /onAudit must be a function/],
  [
    "a fetch that is not a function",
    construct({ fetch: "node-fetch" }),
    /fetch must be a function/,
  ],
  ["a base URL that is a path", construct({ baseUrl: "/v1" }), /basePath/],
  ["a base URL without https", construct({ baseUrl: "http://a.test" }), /https/],
  [
    "a base URL without https, with a key function",
    construct({ baseUrl: "http://a.test", apiKey: () => KEY }),
    /https/,
  ],
  ["an unknown region", construct({ region: "MARS", apiKey: () => KEY }), /US, EU or AU/],
])("rejects %s without showing the key", (_, make, message) => {
  expect(make).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
  expect(make).toThrow(message);
  expect(make).not.toThrow(/5entinel/);
});

test("does not read a missing key from the environment", () => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", KEY);
  expect(construct({ apiKey: undefined })).toThrow(/needs an apiKey/);
});

test.each([KEY, () => KEY])(
  "rejects a path in CONFIDENT_BASE_URL, unless baseUrl or region is given: %#",
  (apiKey) => {
    vi.stubEnv("CONFIDENT_BASE_URL", " /api/confident");
    expect(construct({ apiKey })).toThrow(/CONFIDENT_BASE_URL.*basePath/);
    expect(construct({ apiKey, baseUrl: "https://a.test" })).not.toThrow();
    expect(construct({ apiKey, region: "EU" })).not.toThrow();
  },
);

test.each(["document", "importScripts"])("throws if there is a global %s", (name) => {
  vi.stubGlobal(name, {});
  expect(construct({})).toThrow(/browser/);
  expect(construct({ apiKey: () => KEY })).toThrow(/browser/);
});

test("later changes to the options have no effect", async () => {
  const operations = ["getOrganization"];
  const origins = [ORIGIN];
  const options = { ...complete, operations, origins, fetch: vi.fn() };
  const handler = createConfidentHandler(options as unknown as ConfidentHandlerOptions<string>);
  operations.push("listPolicies");
  origins.push("https://evil.test");
  Object.assign(options, { authorize: () => true });
  const read = (path: string, headers: Record<string, string>) =>
    handler(new Request(ORIGIN + path, { headers }));
  expect((await read(POLICIES, { "sec-fetch-site": "same-origin" })).status).toBe(403);
  const path = `${BASE_PATH}/v1/organization`;
  expect((await read(path, { origin: "https://evil.test" })).status).toBe(403);
  expect(options.fetch).not.toHaveBeenCalled();
});

test.each(["/", "/api/confident/", "/a/b-c_d~e.f"])("serves the base path %s", async (basePath) => {
  const fetch = vi.fn(async () => new Response('{"success":true,"data":{}}'));
  const handler = createConfidentHandler({ ...complete, basePath, fetch });
  const url = `${ORIGIN}${basePath.replace(/\/$/, "")}/v1/organization/policies`;
  const response = await handler(new Request(url, { headers: { origin: ORIGIN } }));
  expect(response.status).toBe(200);
});

test("invalid options do not compile", () => {
  const make = (): unknown[] => [
    // @ts-expect-error authorize is missing
    createConfidentHandler({ apiKey: KEY, basePath: "/", origins, operations: ["listPolicies"] }),
    // @ts-expect-error unknown operation
    createConfidentHandler({ ...complete, operations: ["listNothing"] }),
    createConfidentHandler({
      ...complete,
      idempotency: undefined,
      authorize: async () => ({ tenant: "a" }),
      apiKey: ({ tenant }) => tenant,
      // @ts-expect-error the principal has no such property
      onAudit: ({ principal }) => principal?.unknown,
    }),
  ];
  expect(make).toBeTypeOf("function");
});

test("authorize compiles after the options that depend on it if its parameter has a type", () => {
  const make = () =>
    createConfidentHandler({
      apiKey: ({ tenant }) => tenant,
      basePath: BASE_PATH,
      origins,
      operations: ["listPolicies"],
      onAudit: ({ principal }) => void principal?.tenant.trim(),
      authorize: async ({ request }: AuthorizeContext) => ({ tenant: request.url }),
    });
  expect(make).not.toThrow();
});

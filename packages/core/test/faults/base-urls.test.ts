import { afterEach, beforeEach, expect, vi } from "vitest";
import { ConfidentAdmin, type ConfidentOptions } from "../../src/index.ts";
import { API_KEY, SUCCESS, succeed } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const ENVIRONMENT = ["CONFIDENT_ORG_API_KEY", "CONFIDENT_BASE_URL", "CONFIDENT_REGION"];
const PATH = "/v1/organization/policies";

beforeEach(() => {
  for (const name of ENVIRONMENT) {
    vi.stubEnv(name, "");
  }
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function urlOf(options: ConfidentOptions): Promise<string> {
  let url = "";
  const fetch = async (input: unknown) => {
    url = String(input);
    return new Response(SUCCESS);
  };
  await new ConfidentAdmin({ apiKey: API_KEY, fetch, ...options }).policies.list();
  return url;
}

test.for([
  ["https://example.test", `https://example.test${PATH}`],
  [" https://example.test/// ", `https://example.test${PATH}`],
  ["https://example.test/a/b/", `https://example.test/a/b${PATH}`],
  ["HTTPS://EXAMPLE.test:8443", `https://example.test:8443${PATH}`],
  ["http://localhost:1", `http://localhost:1${PATH}`],
  ["http://api.localhost", `http://api.localhost${PATH}`],
  ["http://127.8.9.1", `http://127.8.9.1${PATH}`],
  ["http://[::1]:8080", `http://[::1]:8080${PATH}`],
  ["/api/confident/", `/api/confident${PATH}`],
  ["/", PATH],
] as const)("turns the base URL %j into %s", async ([baseUrl, url]) => {
  expect(await urlOf({ baseUrl })).toBe(url);
});

test.for([
  "",
  "example.test",
  "//example.test",
  "/\\example.test",
  "http://example.test",
  "http://localhost.example.test",
  "http://127.0.0.1.example.test",
  "http://notlocalhost",
  "https://user@example.test",
  "https://user:secret@example.test",
  "https://:secret@example.test",
  "https://@example.test",
  "https://:@example.test",
  "https://example.test?",
  "https://example.test/?a=b",
  "https://example.test/#",
  "https://example.test/a b",
  "https://example.test/a\nb",
  "https:\\\\example.test",
  "https://exa\tmple.test",
  "/api?key=secret",
  "ftp://example.test",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "data:,secret",
])("rejects the base URL %j at construction", (baseUrl) => {
  const construct = () => new ConfidentAdmin({ apiKey: API_KEY, baseUrl });
  expect(construct).toThrow(
    expect.objectContaining({
      name: "ConfidentConfigError",
      delivery: "unsent",
      message: expect.stringMatching(/^baseUrl must look like https/),
    }),
  );
  expect(construct).not.toThrow(/secret/);
});

test("allows plain HTTP to other hosts if asked to, but no other scheme", async () => {
  const options = { baseUrl: "http://example.test", dangerouslyAllowHttp: true };
  expect(await urlOf(options)).toBe(`http://example.test${PATH}`);
  expect(
    () => new ConfidentAdmin({ ...options, apiKey: API_KEY, baseUrl: "ftp://example.test" }),
  ).toThrow(/^baseUrl must look like/);
});

test.for(["MARS", "u", "us.evil.test/"])("rejects the region %j", (region) => {
  const construct = () => new ConfidentAdmin({ apiKey: API_KEY, region: region as "US" });
  expect(construct).toThrow(expect.objectContaining({ name: "ConfidentConfigError" }));
  expect(construct).toThrow(/US, EU or AU/);
});

test.for<[ConfidentOptions, string]>([
  [{}, "https://environment.test"],
  [{ region: "AU" }, "https://au.api.confident-ai.com"],
  [{ baseUrl: "https://options.test" }, "https://options.test"],
  [{ region: "AU", baseUrl: "https://options.test" }, "https://options.test"],
])("with a base URL and a region in the environment, %j selects %s", async ([options, base]) => {
  vi.stubEnv("CONFIDENT_BASE_URL", "https://environment.test");
  vi.stubEnv("CONFIDENT_REGION", "EU");
  expect(await urlOf(options)).toBe(base + PATH);
});

test("ignores the region if there is a base URL", async () => {
  vi.stubEnv("CONFIDENT_REGION", "MARS");
  expect(await urlOf({ baseUrl: "https://example.test", region: "MARS" as "US" })).toBe(
    `https://example.test${PATH}`,
  );
});

test("keeps a base URL's path in front of every path", async ({ servers }) => {
  const server = await servers.http(succeed);
  const admin = new ConfidentAdmin({ apiKey: API_KEY, baseUrl: `${server.url}/a//` });
  await admin.policies.delete("p1");
  expect(server.requests).toMatchObject([{ target: `/a${PATH}/p1` }]);
});

test("sends no key if apiKey is null, as for a proxy", async ({ servers }) => {
  const server = await servers.http(succeed);
  await new ConfidentAdmin({ apiKey: null, baseUrl: server.url }).policies.list();
  expect(server.requests[0]?.headers).not.toHaveProperty("confident_api_key");
});

// The host of a request, and requests without Sec-Fetch-Site.
import { expect, test } from "vitest";
import { createConfidentHandler } from "../src/index.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES, startProxy } from "./support/start-proxy.ts";

const CLIENT = "X-Confident-Client: 1";
const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const read = { target: POLICIES, headers: [SAME_ORIGIN] };

test.each([
  ["another name", "evil.test"],
  ["an address", "127.0.0.1"],
  ["another port", "admin.test:8443"],
  ["the port of http", "admin.test:80"],
  ["a name with the same prefix", "admin.test.evil.test"],
  ["a name with the same suffix", "evil-admin.test"],
  ["a user name", "admin.test@evil.test"],
  ["two names", "admin.test, evil.test"],
  ["an empty string", ""],
])("rejects a request whose Host is %s, even if it is same-origin", async (_, host) => {
  const proxy = await startProxy();
  for (const headers of [[SAME_ORIGIN], [`Origin: ${ORIGIN}`], [CLIENT]]) {
    const response = await proxy.send({ target: POLICIES, host, headers });
    expect(response.status).toBe(403);
    expect(JSON.parse(response.body).error).toBe("This host is not one of the allowed origins.");
  }
  expect(proxy.api.requests).toEqual([]);
});

test.each(["admin.test", "ADMIN.test", "admin.test:443"])("accepts the Host %s", async (host) => {
  const proxy = await startProxy();
  expect((await proxy.send({ ...read, host })).status).toBe(200);
});

/** Calls the handler without a server, as frameworks do. */
async function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  const handler = createConfidentHandler({
    apiKey: KEY,
    basePath: BASE_PATH,
    origins: [ORIGIN, "http://localhost:5173"],
    operations: ["listPolicies"],
    authorize: () => "someone",
    fetch: async () => Response.json({ success: true, data: { policies: [] } }),
  });
  const all = { "sec-fetch-site": "same-origin", ...headers };
  return (await handler(new Request(url + POLICIES, { headers: all }))).status;
}

test("checks the URL's host if there is no Host header", async () => {
  expect(await statusOf(ORIGIN, {})).toBe(200);
  expect(await statusOf("http://localhost:5173", {})).toBe(200);
  expect(await statusOf("https://evil.test", {})).toBe(403);
});

test("checks the Host header if a framework has rewritten the URL", async () => {
  expect(await statusOf("http://localhost:3000", { host: "admin.test" })).toBe(200);
  expect(await statusOf(ORIGIN, { host: "evil.test" })).toBe(403);
});

test.each(["https://evil.test", `${ORIGIN}:8443`, "http://admin.test", "null", ""])(
  'the Origin "%s" is rejected even if Sec-Fetch-Site says same-origin',
  async (origin) => {
    const proxy = await startProxy();
    const headers = [SAME_ORIGIN, `Origin: ${origin}`];
    expect((await proxy.send({ target: POLICIES, headers })).status).toBe(403);
    expect(proxy.api.requests).toEqual([]);
  },
);

test("accepts a read without Sec-Fetch-Site and Origin if it has the client's header", async () => {
  const proxy = await startProxy();
  expect((await proxy.send({ target: POLICIES, headers: [CLIENT] })).status).toBe(200);
  const rejected = await proxy.send({ target: POLICIES, headers: [] });
  expect(rejected.status).toBe(403);
  expect(JSON.parse(rejected.body).error).toContain("x-confident-client");
});

test("the client's header does not replace Origin on a write", async () => {
  const proxy = await startProxy();
  const write = { method: "POST", target: POLICIES, body: BODY };
  expect((await proxy.send({ ...write, headers: [CLIENT, JSON_TYPE] })).status).toBe(403);
  const headers = [CLIENT, JSON_TYPE, `Origin: ${ORIGIN}`];
  expect((await proxy.send({ ...write, headers })).status).toBe(200);
});

test.each(["cross-site", "same-site", "none"])(
  "the client's header does not override Sec-Fetch-Site: %s",
  async (site) => {
    const proxy = await startProxy();
    const headers = [CLIENT, `Sec-Fetch-Site: ${site}`];
    expect((await proxy.send({ target: POLICIES, headers })).status).toBe(403);
  },
);

test("origins is required", () => {
  const options = { apiKey: KEY, basePath: BASE_PATH, operations: ["listPolicies"] as const };
  const make = (origins: readonly string[]) =>
    createConfidentHandler({ ...options, origins, authorize: () => "someone" });
  expect(() => make(undefined as never)).toThrow(/needs origins.*https:\/\/admin\.example\.com/);
  expect(() => make([])).toThrow(/needs origins/);
});

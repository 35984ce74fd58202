import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startProxy, type TestProxy } from "./support/start-proxy.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });

/** The header lines that the API received, with names in lower case. */
function arrived({ api }: TestProxy): string[] {
  const [, ...lines] = api.requests[0]?.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
  return lines.map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()));
}

const namesOf = (lines: readonly string[]) => lines.map((line) => line.split(":")[0]).sort();
const OF_A_READ = [
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "confident_api_key",
  "connection",
  "host",
  "pragma",
  "sec-fetch-mode",
  "user-agent",
];

test("a read has only these headers, regardless of what the caller sends", async () => {
  const proxy = await startProxy();
  await proxy.send({
    target: POLICIES,
    headers: [
      SAME_ORIGIN,
      "Origin: https://admin.test",
      "Cookie: session=caller",
      "Authorization: Bearer caller",
      "Proxy-Authorization: Basic caller",
      "X-Forwarded-For: 6.6.6.6",
      "X-Forwarded-Host: evil.test",
      "X-Forwarded-Proto: http",
      "Forwarded: host=evil.test",
      "X-Real-IP: 6.6.6.6",
      "X-Original-URL: /v1/organization/roles",
      "X-Rewrite-URL: /v1/organization/roles",
      "X-HTTP-Method-Override: DELETE",
      "X-HTTP-Method: DELETE",
      "X-Method-Override: DELETE",
      "Keep-Alive: timeout=600",
      "TE: trailers",
      "Upgrade: h2c",
      "HTTP2-Settings: AAMAAABkAAQAAP__",
      "Range: bytes=0-1",
      "If-None-Match: *",
      "Prefer: code=500",
      "User-Agent: caller",
      "Accept: text/html",
      "Accept-Encoding: x-caller",
      "Referer: https://admin.test/caller",
    ],
  });
  const lines = arrived(proxy);
  expect(namesOf(lines)).toEqual(OF_A_READ);
  expect(lines.join()).not.toMatch(/caller|evil|6\.6\.6\.6|DELETE/);
  expect(proxy.api.requests[0]).toMatch(/^GET \/v1\/organization\/policies HTTP/);
});

test("a write has only these headers", async () => {
  const proxy = await startProxy();
  await proxy.create(BODY);
  expect(namesOf(arrived(proxy))).toEqual([...OF_A_READ, "content-length", "content-type"].sort());
});

test.each(["CONFIDENT_API_KEY", "confident_api_key", "Confident_Api_Key", "CONFIDENT-API-KEY"])(
  "replaces the caller's %s with the server's key",
  async (name) => {
    const proxy = await startProxy();
    await proxy.send({ target: POLICIES, headers: [SAME_ORIGIN, `${name}: caller`] });
    const keys = arrived(proxy).filter((line) => /^confident.api.key/.test(line));
    expect(keys).toEqual([`confident_api_key: ${KEY}`]);
  },
);

test("sends the API's Host", async () => {
  const proxy = await startProxy();
  await proxy.send({ target: POLICIES });
  expect(arrived(proxy)).toContain(`host: ${new URL(proxy.api.url).host}`);
});

test("does not drop a header named by Connection", async () => {
  const proxy = await startProxy();
  await proxy.send({
    target: POLICIES,
    headers: [SAME_ORIGIN, "Connection: confident_api_key, x-request-id", "X-Request-Id: r1"],
  });
  expect(arrived(proxy)).toContain(`confident_api_key: ${KEY}`);
});

test("forwards tracing headers", async () => {
  const proxy = await startProxy();
  const traceparent = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const passed = ["x-request-id: r1", traceparent, "tracestate: a=1"];
  await proxy.send({ target: POLICIES, headers: [SAME_ORIGIN, ...passed] });
  expect(arrived(proxy)).toEqual(expect.arrayContaining(passed));
});

test("returns only these headers of the API's response", async () => {
  const headers = [
    "Set-Cookie: session=api",
    "WWW-Authenticate: Basic",
    "Server: api",
    "X-Powered-By: api",
    "Access-Control-Allow-Origin: *",
    "Access-Control-Allow-Credentials: true",
    "Cache-Control: public, max-age=600",
    "ETag: api",
    "Location: https://evil.test",
    "Link: <https://evil.test>; rel=preload",
    "Strict-Transport-Security: max-age=1",
    "Clear-Site-Data: *",
    "Content-Encoding: identity",
    "X-Request-Id: r2",
    "Request-Id: r3",
    "Retry-After: 7",
  ];
  const proxy = await startProxy({}, reply(429, { success: false, error: "No" }, headers));
  const response = await proxy.send({ target: POLICIES });
  expect(Object.fromEntries(response.headers)).toEqual({
    "cache-control": "no-store",
    connection: "close",
    "content-length": String(response.body.length),
    "content-type": "application/json",
    date: expect.any(String),
    "request-id": "r3",
    "retry-after": "7",
    "x-content-type-options": "nosniff",
    "x-request-id": "r2",
  });
});

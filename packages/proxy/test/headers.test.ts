import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startWorld, type World } from "./support/world.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });

/** The header lines that arrived, names in lower case. */
function arrived({ api }: World): string[] {
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

test("these headers arrive with a read, and no others, whatever the caller sends", async () => {
  const world = await startWorld();
  await world.send({
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
  const lines = arrived(world);
  expect(namesOf(lines)).toEqual(OF_A_READ);
  expect(lines.join()).not.toMatch(/caller|evil|6\.6\.6\.6|DELETE/);
  expect(world.api.requests[0]).toMatch(/^GET \/v1\/organization\/policies HTTP/);
});

test("these headers arrive with a write", async () => {
  const world = await startWorld();
  await world.create(BODY);
  expect(namesOf(arrived(world))).toEqual([...OF_A_READ, "content-length", "content-type"].sort());
});

test.each(["CONFIDENT_API_KEY", "confident_api_key", "Confident_Api_Key", "CONFIDENT-API-KEY"])(
  "the caller's own %s does not arrive; the server's key does, once",
  async (name) => {
    const world = await startWorld();
    await world.send({ target: POLICIES, headers: [SAME_ORIGIN, `${name}: caller`] });
    const keys = arrived(world).filter((line) => /^confident.api.key/.test(line));
    expect(keys).toEqual([`confident_api_key: ${KEY}`]);
  },
);

test("Host is the API's", async () => {
  const world = await startWorld();
  await world.send({ target: POLICIES });
  expect(arrived(world)).toContain(`host: ${new URL(world.api.url).host}`);
});

test("what a Connection header names does not take a header away", async () => {
  const world = await startWorld();
  await world.send({
    target: POLICIES,
    headers: [SAME_ORIGIN, "Connection: confident_api_key, x-request-id", "X-Request-Id: r1"],
  });
  expect(arrived(world)).toContain(`confident_api_key: ${KEY}`);
});

test("what identifies a request in traces is passed on", async () => {
  const world = await startWorld();
  const traceparent = "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  const passed = ["x-request-id: r1", traceparent, "tracestate: a=1"];
  await world.send({ target: POLICIES, headers: [SAME_ORIGIN, ...passed] });
  expect(arrived(world)).toEqual(expect.arrayContaining(passed));
});

test("of the API's headers, these leave, and no others", async () => {
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
  const world = await startWorld({}, reply(429, { success: false, error: "No" }, headers));
  const answer = await world.send({ target: POLICIES });
  expect(Object.fromEntries(answer.headers)).toEqual({
    "cache-control": "no-store",
    connection: "close",
    "content-length": String(answer.body.length),
    "content-type": "application/json",
    date: expect.any(String),
    "request-id": "r3",
    "retry-after": "7",
    "x-content-type-options": "nosniff",
    "x-request-id": "r2",
  });
});

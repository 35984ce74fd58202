import { expect, test } from "vitest";
import { JSON_TYPE } from "./support/raw.ts";
import { ORIGIN, POLICIES, startProxy } from "./support/start-proxy.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const origin = (value: string) => `Origin: ${value}`;

const foreign = [
  ["no origin"],
  ["a foreign origin", origin("https://evil.test")],
  ["an origin with the same prefix", origin(`${ORIGIN}.evil.test`)],
  ["an origin with the same suffix", origin("https://evil-admin.test")],
  ["another scheme", origin("http://admin.test")],
  ["another port", origin(`${ORIGIN}:8443`)],
  ["an origin in upper case", origin("https://ADMIN.test")],
  ["an origin with a path", origin(`${ORIGIN}/`)],
  ["two origins in one header", origin(`${ORIGIN} https://evil.test`)],
  ["the origin null", origin("null")],
  ["an empty origin", "Origin: "],
  ["only a Referer", `Referer: ${ORIGIN}/`],
  ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: cross-site", origin(ORIGIN)],
  ["Sec-Fetch-Site: same-site", "Sec-Fetch-Site: same-site", origin(ORIGIN)],
  ["Sec-Fetch-Site: none", "Sec-Fetch-Site: none", origin(ORIGIN)],
  ["an empty Sec-Fetch-Site", "Sec-Fetch-Site: ", origin(ORIGIN)],
  ["Sec-Fetch-Site in upper case", "Sec-Fetch-Site: Same-Origin", origin(ORIGIN)],
  ["two values in Sec-Fetch-Site", "Sec-Fetch-Site: same-origin, cross-site", origin(ORIGIN)],
];

test.each(foreign)("rejects reads and writes with %s", async (_, ...headers) => {
  const proxy = await startProxy();
  expect((await proxy.send({ target: POLICIES, headers })).status).toBe(403);
  const write = { method: "POST", target: POLICIES, headers: [...headers, JSON_TYPE], body: BODY };
  expect((await proxy.send(write)).status).toBe(403);
  expect(proxy.api.requests).toEqual([]);
  expect(proxy.audits).toMatchObject([{ outcome: "rejected" }, { outcome: "rejected" }]);
});

test.each([
  ["Sec-Fetch-Site", ["Sec-Fetch-Site: same-origin"]],
  ["Origin", [origin(ORIGIN)]],
])("accepts a same-origin request, known by %s", async (_, headers) => {
  const proxy = await startProxy();
  expect((await proxy.send({ target: POLICIES, headers })).status).toBe(200);
});

test("allows each of the origins and no other", async () => {
  const origins = ["https://a.test", "http://localhost:5173", "https://admin.test:8443"];
  const proxy = await startProxy({ origins });
  const status = async (value: string) => {
    const host = "localhost:5173";
    return (await proxy.send({ target: POLICIES, headers: [origin(value)], host })).status;
  };
  expect(await status("https://a.test")).toBe(200);
  expect(await status("http://localhost:5173")).toBe(200);
  expect(await status(ORIGIN)).toBe(403);
});

test("does not derive the page's origin from Host or X-Forwarded-*", async () => {
  const proxy = await startProxy();
  const headers = [
    origin("https://evil.test"),
    "X-Forwarded-Host: evil.test",
    "X-Forwarded-Proto: https",
    "Forwarded: host=evil.test;proto=https",
  ];
  for (const host of ["evil.test", "admin.test"]) {
    expect((await proxy.send({ target: POLICIES, headers, host })).status).toBe(403);
  }
  expect(proxy.api.requests).toEqual([]);
});

test("rejects a preflight without CORS headers", async () => {
  const proxy = await startProxy();
  const response = await proxy.send({
    method: "OPTIONS",
    target: POLICIES,
    headers: [
      origin("https://evil.test"),
      "Sec-Fetch-Site: cross-site",
      "Access-Control-Request-Method: POST",
      "Access-Control-Request-Headers: content-type",
    ],
  });
  expect(response.status).toBe(405);
  expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual(
    [],
  );
});

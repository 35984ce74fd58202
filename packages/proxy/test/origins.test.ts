import { expect, test } from "vitest";
import { JSON_TYPE } from "./support/raw.ts";
import { ORIGIN, POLICIES, startWorld } from "./support/world.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const origin = (value: string) => `Origin: ${value}`;

const foreign = [
  ["nothing that says where it comes from"],
  ["a foreign origin", origin("https://evil.test")],
  ["an origin that begins like ours", origin(`${ORIGIN}.evil.test`)],
  ["an origin that ends like ours", origin("https://evil-admin.test")],
  ["another scheme", origin("http://admin.test")],
  ["another port", origin(`${ORIGIN}:8443`)],
  ["another case", origin("https://ADMIN.test")],
  ["an origin and a path", origin(`${ORIGIN}/`)],
  ["two origins in one", origin(`${ORIGIN} https://evil.test`)],
  ["no origin to speak of", origin("null")],
  ["an empty origin", "Origin: "],
  ["a referer of ours", `Referer: ${ORIGIN}/`],
  ["another site", "Sec-Fetch-Site: cross-site", origin(ORIGIN)],
  ["another host of the site", "Sec-Fetch-Site: same-site", origin(ORIGIN)],
  ["an address that was typed", "Sec-Fetch-Site: none", origin(ORIGIN)],
  ["an empty site", "Sec-Fetch-Site: ", origin(ORIGIN)],
  ["a site in capitals", "Sec-Fetch-Site: Same-Origin", origin(ORIGIN)],
  ["a site and more", "Sec-Fetch-Site: same-origin, cross-site", origin(ORIGIN)],
];

test.each(foreign)("reads and writes with %s are refused", async (_, ...headers) => {
  const world = await startWorld();
  expect((await world.send({ target: POLICIES, headers })).status).toBe(403);
  const write = { method: "POST", target: POLICIES, headers: [...headers, JSON_TYPE], body: BODY };
  expect((await world.send(write)).status).toBe(403);
  expect(world.api.requests).toEqual([]);
  expect(world.audits).toMatchObject([{ outcome: "rejected" }, { outcome: "rejected" }]);
});

test.each([
  ["Sec-Fetch-Site", ["Sec-Fetch-Site: same-origin"]],
  ["Origin", [origin(ORIGIN)]],
])("a request of the page's own origin is let through by %s", async (_, headers) => {
  const world = await startWorld();
  expect((await world.send({ target: POLICIES, headers })).status).toBe(200);
});

test("each of the origins is allowed, and no other", async () => {
  const origins = ["https://a.test", "http://localhost:5173", "https://admin.test:8443"];
  const world = await startWorld({ origins });
  const status = async (value: string) => {
    const host = "localhost:5173";
    return (await world.send({ target: POLICIES, headers: [origin(value)], host })).status;
  };
  expect(await status("https://a.test")).toBe(200);
  expect(await status("http://localhost:5173")).toBe(200);
  expect(await status(ORIGIN)).toBe(403);
});

test("Host and X-Forwarded-* do not say which origin is the page's own", async () => {
  const world = await startWorld();
  const headers = [
    origin("https://evil.test"),
    "X-Forwarded-Host: evil.test",
    "X-Forwarded-Proto: https",
    "Forwarded: host=evil.test;proto=https",
  ];
  for (const host of ["evil.test", "admin.test"]) {
    expect((await world.send({ target: POLICIES, headers, host })).status).toBe(403);
  }
  expect(world.api.requests).toEqual([]);
});

test("a preflight gets no permission", async () => {
  const world = await startWorld();
  const answer = await world.send({
    method: "OPTIONS",
    target: POLICIES,
    headers: [
      origin("https://evil.test"),
      "Sec-Fetch-Site: cross-site",
      "Access-Control-Request-Method: POST",
      "Access-Control-Request-Headers: content-type",
    ],
  });
  expect(answer.status).toBe(405);
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual(
    [],
  );
});

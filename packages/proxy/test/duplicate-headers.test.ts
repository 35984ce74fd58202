import { expect, test } from "vitest";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });

test.each([
  ["Content-Type", [JSON_TYPE, "Content-Type: text/plain"], 415],
  ["duplicate Content-Type", [JSON_TYPE, JSON_TYPE], 415],
  ["Content-Length", [JSON_TYPE, "Content-Length: 5", "Content-Length: 41"], 400],
  [
    "Content-Length with Transfer-Encoding",
    [JSON_TYPE, "Content-Length: 5", "Transfer-Encoding: chunked"],
    400,
  ],
  ["Transfer-Encoding", [JSON_TYPE, "Transfer-Encoding: chunked, identity"], 400],
  ["Sec-Fetch-Site", [JSON_TYPE, "Sec-Fetch-Site: cross-site"], 403],
  ["duplicate Sec-Fetch-Site", [JSON_TYPE, SAME_ORIGIN], 403],
])("rejects an ambiguous %s", async (_, headers, status) => {
  const proxy = await startProxy();
  expect((await proxy.create(BODY, headers)).status).toBe(status);
  expect(proxy.api.requests).toEqual([]);
});

test("rejects a second Origin if there is no Sec-Fetch-Site", async () => {
  const proxy = await startProxy();
  const own = "Origin: https://admin.test";
  const headers = (second: string) => ({ target: POLICIES, headers: [own, second] });
  expect((await proxy.send(headers("Origin: https://evil.test"))).status).toBe(403);
  expect((await proxy.send(headers(own))).status).toBe(403);
  expect(proxy.api.requests).toEqual([]);
});

import { expect, test } from "vitest";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startWorld } from "./support/world.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });

test.each([
  ["Content-Type", [JSON_TYPE, "Content-Type: text/plain"], 415],
  ["Content-Type, the same", [JSON_TYPE, JSON_TYPE], 415],
  ["Content-Length", [JSON_TYPE, "Content-Length: 5", "Content-Length: 41"], 400],
  [
    "Content-Length beside chunks",
    [JSON_TYPE, "Content-Length: 5", "Transfer-Encoding: chunked"],
    400,
  ],
  ["Transfer-Encoding", [JSON_TYPE, "Transfer-Encoding: chunked, identity"], 400],
  ["Sec-Fetch-Site", [JSON_TYPE, "Sec-Fetch-Site: cross-site"], 403],
  ["Sec-Fetch-Site, the same", [JSON_TYPE, SAME_ORIGIN], 403],
])("an ambiguous %s is refused", async (_, headers, status) => {
  const world = await startWorld();
  expect((await world.create(BODY, headers)).status).toBe(status);
  expect(world.api.requests).toEqual([]);
});

test("a second Origin is refused, where Origin counts", async () => {
  const world = await startWorld();
  const own = "Origin: https://admin.test";
  const headers = (second: string) => ({ target: POLICIES, headers: [own, second] });
  expect((await world.send(headers("Origin: https://evil.test"))).status).toBe(403);
  expect((await world.send(headers(own))).status).toBe(403);
  expect(world.api.requests).toEqual([]);
});

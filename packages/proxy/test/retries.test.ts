import { gzipSync } from "node:zlib";
import { ConfidentAdmin } from "@confident-admin/core";
import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, POLICIES, startWorld } from "./support/world.ts";

const INPUT = { name: "a", permissionIds: [] };
const update = {
  method: "PUT",
  target: `${POLICIES}/p1`,
  headers: [SAME_ORIGIN, JSON_TYPE],
  body: JSON.stringify(INPUT),
};
const failed = { success: false, error: "No" };
const hangUp: Reply = (socket) => socket.destroy();
const bomb: Reply = (socket) => {
  socket.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
  socket.end(gzipSync(Buffer.alloc(20_000_000, " ")));
};
/** The client in a page that the proxy's server has sent. */
const pageOf = ({ url }: { readonly url: string }) =>
  new ConfidentAdmin({
    baseUrl: url + BASE_PATH,
    apiKey: null,
    headers: { "Sec-Fetch-Site": "same-origin" },
  });

test.each([
  ["refuses the key with a 401", reply(401, failed)],
  ["refuses the key with a 403", reply(403, failed)],
  ["redirects", reply(307, "", ["Location: https://evil.test"])],
  ["has done it, and babbles", reply(200, "<html>")],
  ["says too much", reply(200, " ".repeat(11_000_000))],
  ["says little that becomes too much", bomb],
  ["has a status of its own", reply(999, failed)],
] satisfies [string, Reply][])("nobody tries again where the API %s", async (_, api) => {
  const world = await startWorld({}, api);
  const answer = await world.send(update);
  expect(answer.status).toBe(502);
  expect(answer.headers.get("x-should-retry")).toBe("false");
  await expect(pageOf(world).policies.update("p1", INPUT)).rejects.toMatchObject({ status: 502 });
  expect(world.api.requests).toHaveLength(2);
});

test.each([
  ["hangs up", hangUp, 502],
  ["fails", reply(500, failed), 500],
  ["has a gateway that fails", reply(502, "<html>"), 502],
  ["is busy", reply(503, failed), 503],
  ["has had too much", reply(429, failed), 429],
  ["has done it", reply(200, { success: true, data: {} }, ["X-Should-Retry: true"]), 200],
] satisfies [string, Reply, number][])("that is not said where it %s", async (_, api, status) => {
  const world = await startWorld({}, api);
  const answer = await world.send(update);
  expect(answer.status).toBe(status);
  expect(answer.headers.has("x-should-retry")).toBe(false);
});

test("an API that cannot be reached sees three requests: those of the client in the page", async () => {
  const world = await startWorld({}, hangUp);
  await expect(pageOf(world).policies.update("p1", INPUT)).rejects.toMatchObject({ status: 502 });
  expect(world.api.requests).toHaveLength(3);
});

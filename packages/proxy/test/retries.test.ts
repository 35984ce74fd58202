import { gzipSync } from "node:zlib";
import { ConfidentAdmin } from "@confident-admin/core";
import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, POLICIES, startProxy } from "./support/start-proxy.ts";

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
/** The client of a page that the proxy's server serves. */
const pageOf = ({ url }: { readonly url: string }) =>
  new ConfidentAdmin({
    baseUrl: url + BASE_PATH,
    apiKey: null,
    headers: { "Sec-Fetch-Site": "same-origin" },
  });

test.each([
  ["rejects the key with a 401", reply(401, failed)],
  ["rejects the key with a 403", reply(403, failed)],
  ["redirects", reply(307, "", ["Location: https://evil.test"])],
  ["succeeds with invalid JSON", reply(200, "<html>")],
  ["sends a body that is too large", reply(200, " ".repeat(11_000_000))],
  ["sends a body that is too large after decompression", bomb],
  ["sends an invalid status", reply(999, failed)],
] satisfies [string, Reply][])("tells the client not to retry if the API %s", async (_, api) => {
  const proxy = await startProxy({}, api);
  const response = await proxy.send(update);
  expect(response.status).toBe(502);
  expect(response.headers.get("x-should-retry")).toBe("false");
  await expect(pageOf(proxy).policies.update("p1", INPUT)).rejects.toMatchObject({ status: 502 });
  expect(proxy.api.requests).toHaveLength(2);
});

test.each([
  ["closes the connection", hangUp, 502],
  ["responds with a 500", reply(500, failed), 500],
  ["responds with a gateway's 502", reply(502, "<html>"), 502],
  ["responds with a 503", reply(503, failed), 503],
  ["responds with a 429", reply(429, failed), 429],
  ["succeeds", reply(200, { success: true, data: {} }, ["X-Should-Retry: true"]), 200],
] satisfies [string, Reply, number][])(
  "leaves retries to the client if the API %s",
  async (_, api, status) => {
    const proxy = await startProxy({}, api);
    const response = await proxy.send(update);
    expect(response.status).toBe(status);
    expect(response.headers.has("x-should-retry")).toBe(false);
  },
);

test("only the client in the page retries if the API cannot be reached", async () => {
  const proxy = await startProxy({}, hangUp);
  await expect(pageOf(proxy).policies.update("p1", INPUT)).rejects.toMatchObject({ status: 502 });
  expect(proxy.api.requests).toHaveLength(3);
});

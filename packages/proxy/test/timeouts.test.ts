import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { POLICIES, startProxy, type TestProxy } from "./support/start-proxy.ts";

const read = ({ send }: TestProxy) => send({ target: POLICIES });
const failed = { success: false, error: "No" };

test.each([
  ["never responds", () => {}],
  [
    "responds too slowly",
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
      const timer = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(timer));
    },
  ],
] satisfies [string, Reply][])("responds with a 504 if the API %s", async (_, api) => {
  const proxy = await startProxy({ timeout: 200 }, api);
  expect((await read(proxy)).status).toBe(504);
  expect(proxy.audits).toMatchObject([
    { outcome: "failed", status: 504, upstreamStatus: undefined },
  ]);
  await expect.poll(() => proxy.api.aborted).toBe(1);
});

test.each([429, 500, 502, 503, 504])("does not retry a %s", async (status) => {
  const proxy = await startProxy({}, reply(status, failed, ["Retry-After: 0"]));
  expect((await read(proxy)).status).toBe(status);
  expect(proxy.api.requests).toHaveLength(1);
});

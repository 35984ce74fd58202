import { expect, test } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { POLICIES, startWorld, type World } from "./support/world.ts";

const read = ({ send }: World) => send({ target: POLICIES });
const failed = { success: false, error: "No" };

test.each([
  ["never answers", () => {}],
  [
    "drips",
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n");
      const timer = setInterval(() => socket.write(" "), 20);
      socket.on("close", () => clearInterval(timer));
    },
  ],
] satisfies [string, Reply][])("an API that %s is a 504", async (_, api) => {
  const world = await startWorld({ timeout: 200 }, api);
  expect((await read(world)).status).toBe(504);
  expect(world.audits).toMatchObject([
    { outcome: "failed", status: 504, upstreamStatus: undefined },
  ]);
  await expect.poll(() => world.api.hangUps).toBe(1);
});

test.each([429, 500, 502, 503, 504])("a %s is not tried again", async (status) => {
  const world = await startWorld({}, reply(status, failed, ["Retry-After: 0"]));
  expect((await read(world)).status).toBe(status);
  expect(world.api.requests).toHaveLength(1);
});

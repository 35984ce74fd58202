import { expect, test } from "vitest";
import { answerOf, open, SAME_ORIGIN, toBytes } from "./support/raw.ts";
import { POLICIES, startWorld } from "./support/world.ts";

const CHUNKS = `${`3e8\r\n${" ".repeat(1000)}\r\n`.repeat(500)}0\r\n\r\n`;

test("when the caller goes away, the request to the API is given up", async () => {
  const world = await startWorld({}, () => {});
  const socket = open(world.url, toBytes({ target: POLICIES }));
  await expect.poll(() => world.api.requests).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => world.api.hangUps).toBe(1);
  await expect.poll(() => world.audits).toMatchObject([{ outcome: "failed", status: 499 }]);
});

test.each([
  ["told", "Content-Type: application/json", "x".repeat(500_000)],
  ["told, of a wrong type", "Content-Type: text/plain", "x".repeat(500_000)],
  ["chunked", "Content-Type: application/json\r\nTransfer-Encoding: chunked", CHUNKS],
])("after a refused body that was %s, the connection still works", async (_, type, body) => {
  const world = await startWorld({ maxBodyBytes: 100 });
  const headers = [SAME_ORIGIN, type];
  const refused = toBytes({ method: "POST", target: POLICIES, headers, body }).toString();
  const socket = open(world.url, Buffer.from(refused.replace("Connection: close\r\n", "")));
  socket.write(toBytes({ target: POLICIES }));
  const { raw } = await answerOf(socket);
  expect(raw.match(/HTTP\/1\.1 \d+/g)).toEqual([expect.stringMatching(/41[35]/), "HTTP/1.1 200"]);
});

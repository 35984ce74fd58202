import { expect, test } from "vitest";
import { open, readResponse, SAME_ORIGIN, toBytes } from "./support/raw.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const CHUNKS = `${`3e8\r\n${" ".repeat(1000)}\r\n`.repeat(500)}0\r\n\r\n`;

test("aborts the request to the API when the caller disconnects", async () => {
  const proxy = await startProxy({}, () => {});
  const socket = open(proxy.url, toBytes({ target: POLICIES }));
  await expect.poll(() => proxy.api.requests).toHaveLength(1);
  socket.destroy();
  await expect.poll(() => proxy.api.aborted).toBe(1);
  await expect.poll(() => proxy.audits).toMatchObject([{ outcome: "failed", status: 499 }]);
});

test.each([
  ["too long", "Content-Type: application/json", "x".repeat(500_000)],
  ["of a wrong type", "Content-Type: text/plain", "x".repeat(500_000)],
  ["too long and chunked", "Content-Type: application/json\r\nTransfer-Encoding: chunked", CHUNKS],
])("keeps the connection usable after a body that is %s", async (_, type, body) => {
  const proxy = await startProxy({ maxBodyBytes: 100 });
  const headers = [SAME_ORIGIN, type];
  const rejected = toBytes({ method: "POST", target: POLICIES, headers, body }).toString();
  const socket = open(proxy.url, Buffer.from(rejected.replace("Connection: close\r\n", "")));
  socket.write(toBytes({ target: POLICIES }));
  const { raw } = await readResponse(socket);
  expect(raw.match(/HTTP\/1\.1 \d+/g)).toEqual([expect.stringMatching(/41[35]/), "HTTP/1.1 200"]);
});

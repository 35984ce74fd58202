import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { answerOf, JSON_TYPE, open, SAME_ORIGIN, toBytes } from "./support/raw.ts";
import { POLICIES, startWorld, type World } from "./support/world.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const CHUNKED = [JSON_TYPE, "Transfer-Encoding: chunked"];
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const bodyOf = ({ api }: World) => api.requests[0]?.split("\r\n\r\n")[1];

test.each([
  [[]],
  [["Content-Type: "]],
  [["Content-Type: text/plain"]],
  [["Content-Type: application/x-www-form-urlencoded"]],
  [["Content-Type: multipart/form-data; boundary=x"]],
  [["Content-Type: text/json"]],
  [["Content-Type: application/problem+json"]],
  [["Content-Type: application/json-patch+json"]],
  [["Content-Type: application/jsonx"]],
  [["Content-Type: application/json, text/plain"]],
  [["Content-Type: text/plain; application/json"]],
  [["Content-Type: application/json; charset=utf-16"]],
  [["Content-Type: application/json; charset=utf-7"]],
  [[JSON_TYPE, "Content-Encoding: gzip"]],
  [[JSON_TYPE, "Content-Encoding: identity"]],
])("a body with the headers %j is refused", async (headers) => {
  const world = await startWorld();
  expect((await world.create(BODY, headers)).status).toBe(415);
  expect(world.api.requests).toEqual([]);
});

test.each([
  "application/json; charset=utf-8",
  "APPLICATION/JSON;charset=UTF-8",
  'application/json; charset="utf-8"',
])("%s is JSON", async (type) => {
  const world = await startWorld();
  expect((await world.create(BODY, [`Content-Type: ${type}`])).status).toBe(200);
  expect(bodyOf(world)).toBe(BODY);
});

test("a body of the largest size is let through, one byte more is not", async () => {
  const world = await startWorld();
  const empty = JSON.stringify({ name: "", permissionIds: [] }).length;
  const body = (size: number) =>
    JSON.stringify({ name: "a".repeat(size - empty), permissionIds: [] });
  expect((await world.create(body(65_536))).status).toBe(200);
  expect((await world.create(body(65_537))).status).toBe(413);
  expect(world.api.requests).toHaveLength(1);
});

test("maxBodyBytes counts bytes, not characters", async () => {
  const world = await startWorld({ maxBodyBytes: BODY.length + 1 });
  expect((await world.create(BODY.replace('"a"', '"é"'))).status).toBe(200);
  expect((await world.create(BODY.replace('"a"', '"日"'))).status).toBe(413);
});

test("a body that says that it is too large is refused before it arrives", async () => {
  const world = await startWorld();
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 65537"];
  expect((await world.send({ method: "POST", target: POLICIES, headers })).status).toBe(413);
});

test("a chunked body that never ends is refused once it is too large, and the caller is told", async () => {
  const world = await startWorld({ maxBodyBytes: 1000 });
  const request = { method: "POST", target: POLICIES, headers: [SAME_ORIGIN, ...CHUNKED] };
  const socket = open(world.url, toBytes(request));
  const timer = setInterval(() => socket.write(chunk(" ".repeat(100))), 5);
  socket.on("data", () => {
    clearInterval(timer);
    socket.end("0\r\n\r\n");
  });
  expect((await answerOf(socket)).status).toBe(413);
  expect(world.api.requests).toEqual([]);
});

test("a chunked body of a good size is let through, with a length of its own", async () => {
  const world = await startWorld();
  const chunks = `${chunk(BODY.slice(0, 5))}${chunk(BODY.slice(5))}0\r\n\r\n`;
  expect((await world.create(chunks, CHUNKED)).status).toBe(200);
  expect(world.api.requests[0]).not.toMatch(/transfer-encoding/i);
  expect(bodyOf(world)).toBe(BODY);
});

test("bytes behind the length that was told reach nobody", async () => {
  const world = await startWorld();
  await world.create(`${BODY}GET /smuggled HTTP/1.1\r\n\r\n`, [
    JSON_TYPE,
    `Content-Length: ${BODY.length}`,
  ]);
  expect(world.api.requests.join()).not.toContain("smuggled");
});

test("a body that takes too long is refused", async () => {
  const world = await startWorld({ timeout: 200 });
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 41"];
  const socket = open(world.url, toBytes({ method: "POST", target: POLICIES, headers, body: "{" }));
  socket.on("data", () => socket.end());
  expect((await answerOf(socket)).status).toBe(408);
  expect(world.audits).toMatchObject([{ outcome: "rejected", status: 408 }]);
});

test("a timeout that is longer than timers can be is no timeout", async () => {
  const world = await startWorld({ timeout: Number.POSITIVE_INFINITY });
  const headers = [SAME_ORIGIN, JSON_TYPE, `Content-Length: ${BODY.length}`];
  const socket = open(world.url, toBytes({ method: "POST", target: POLICIES, headers }));
  setTimeout(() => socket.write(BODY), 100);
  expect((await answerOf(socket)).status).toBe(200);
});

test("a body that breaks off is refused", async () => {
  const world = await startWorld();
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 41"];
  const socket = open(world.url, toBytes({ method: "POST", target: POLICIES, headers, body: "{" }));
  setTimeout(() => socket.destroy(), 50);
  await answerOf(socket);
  await expect.poll(() => world.audits).toMatchObject([{ outcome: "rejected", status: 400 }]);
  expect(world.api.requests).toEqual([]);
});

test.each([
  ["nothing", ""],
  ["half of JSON", '{"name":"a"'],
  ["two values", `${BODY}${BODY}`],
  ["single quotes", "{'name':'a'}"],
  ["a comment", `/* */${BODY}`],
  ["NaN", '{"name":NaN}'],
  ["invalid UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ["overlong UTF-8", Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ["half a character", Buffer.from([0x22, 0xe2, 0x82])],
  ["UTF-16", Buffer.from(BODY, "utf16le")],
  ["gzip that does not say so", gzipSync(BODY)],
])("%s is no JSON", async (_, body) => {
  const world = await startWorld();
  expect((await world.create(body)).status).toBe(400);
  expect(world.api.requests).toEqual([]);
});

test("an operation without a body takes none", async () => {
  const world = await startWorld();
  const remove = { method: "DELETE", target: `${POLICIES}/p1`, headers: [SAME_ORIGIN, JSON_TYPE] };
  expect((await world.send({ ...remove, body: BODY })).status).toBe(400);
  expect((await world.send({ ...remove, body: "" })).status).toBe(200);
  expect(world.api.requests).toHaveLength(1);
});

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { JSON_TYPE, open, readResponse, SAME_ORIGIN, toBytes } from "./support/raw.ts";
import { POLICIES, startProxy, type TestProxy } from "./support/start-proxy.ts";

const BODY = JSON.stringify({ name: "a", permissionIds: [] });
const CHUNKED = [JSON_TYPE, "Transfer-Encoding: chunked"];
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const bodyOf = ({ api }: TestProxy) => api.requests[0]?.split("\r\n\r\n")[1];

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
])("rejects a body with the headers %j", async (headers) => {
  const proxy = await startProxy();
  expect((await proxy.create(BODY, headers)).status).toBe(415);
  expect(proxy.api.requests).toEqual([]);
});

test.each([
  "application/json; charset=utf-8",
  "APPLICATION/JSON;charset=UTF-8",
  'application/json; charset="utf-8"',
])("accepts a body of type %s", async (type) => {
  const proxy = await startProxy();
  expect((await proxy.create(BODY, [`Content-Type: ${type}`])).status).toBe(200);
  expect(bodyOf(proxy)).toBe(BODY);
});

test("accepts a body of the maximum size and rejects one more byte", async () => {
  const proxy = await startProxy();
  const empty = JSON.stringify({ name: "", permissionIds: [] }).length;
  const body = (size: number) =>
    JSON.stringify({ name: "a".repeat(size - empty), permissionIds: [] });
  expect((await proxy.create(body(65_536))).status).toBe(200);
  expect((await proxy.create(body(65_537))).status).toBe(413);
  expect(proxy.api.requests).toHaveLength(1);
});

test("maxBodyBytes counts bytes, not characters", async () => {
  const proxy = await startProxy({ maxBodyBytes: BODY.length + 1 });
  expect((await proxy.create(BODY.replace('"a"', '"é"'))).status).toBe(200);
  expect((await proxy.create(BODY.replace('"a"', '"日"'))).status).toBe(413);
});

test("rejects a body with a Content-Length above the limit before it arrives", async () => {
  const proxy = await startProxy();
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 65537"];
  expect((await proxy.send({ method: "POST", target: POLICIES, headers })).status).toBe(413);
});

test("rejects an endless chunked body with a 413 once it exceeds the limit", async () => {
  const proxy = await startProxy({ maxBodyBytes: 1000 });
  const request = { method: "POST", target: POLICIES, headers: [SAME_ORIGIN, ...CHUNKED] };
  const socket = open(proxy.url, toBytes(request));
  const timer = setInterval(() => socket.write(chunk(" ".repeat(100))), 5);
  socket.on("data", () => {
    clearInterval(timer);
    socket.end("0\r\n\r\n");
  });
  expect((await readResponse(socket)).status).toBe(413);
  expect(proxy.api.requests).toEqual([]);
});

test("forwards a chunked body with a Content-Length", async () => {
  const proxy = await startProxy();
  const chunks = `${chunk(BODY.slice(0, 5))}${chunk(BODY.slice(5))}0\r\n\r\n`;
  expect((await proxy.create(chunks, CHUNKED)).status).toBe(200);
  expect(proxy.api.requests[0]).not.toMatch(/transfer-encoding/i);
  expect(bodyOf(proxy)).toBe(BODY);
});

test("does not forward bytes beyond the Content-Length", async () => {
  const proxy = await startProxy();
  await proxy.create(`${BODY}GET /smuggled HTTP/1.1\r\n\r\n`, [
    JSON_TYPE,
    `Content-Length: ${BODY.length}`,
  ]);
  expect(proxy.api.requests.join()).not.toContain("smuggled");
});

test("rejects a body that arrives too slowly", async () => {
  const proxy = await startProxy({ timeout: 200 });
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 41"];
  const socket = open(proxy.url, toBytes({ method: "POST", target: POLICIES, headers, body: "{" }));
  socket.on("data", () => socket.end());
  expect((await readResponse(socket)).status).toBe(408);
  expect(proxy.audits).toMatchObject([{ outcome: "rejected", status: 408 }]);
});

test("an infinite timeout does not fire", async () => {
  const proxy = await startProxy({ timeout: Number.POSITIVE_INFINITY });
  const headers = [SAME_ORIGIN, JSON_TYPE, `Content-Length: ${BODY.length}`];
  const socket = open(proxy.url, toBytes({ method: "POST", target: POLICIES, headers }));
  setTimeout(() => socket.write(BODY), 100);
  expect((await readResponse(socket)).status).toBe(200);
});

test("rejects an incomplete body", async () => {
  const proxy = await startProxy();
  const headers = [SAME_ORIGIN, JSON_TYPE, "Content-Length: 41"];
  const socket = open(proxy.url, toBytes({ method: "POST", target: POLICIES, headers, body: "{" }));
  setTimeout(() => socket.destroy(), 50);
  await readResponse(socket);
  await expect.poll(() => proxy.audits).toMatchObject([{ outcome: "rejected", status: 400 }]);
  expect(proxy.api.requests).toEqual([]);
});

test.each([
  ["an empty body", ""],
  ["truncated JSON", '{"name":"a"'],
  ["two values", `${BODY}${BODY}`],
  ["single quotes", "{'name':'a'}"],
  ["a comment", `/* */${BODY}`],
  ["NaN", '{"name":NaN}'],
  ["invalid UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ["overlong UTF-8", Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ["a truncated character", Buffer.from([0x22, 0xe2, 0x82])],
  ["UTF-16", Buffer.from(BODY, "utf16le")],
  ["undeclared gzip", gzipSync(BODY)],
])("rejects %s", async (_, body) => {
  const proxy = await startProxy();
  expect((await proxy.create(body)).status).toBe(400);
  expect(proxy.api.requests).toEqual([]);
});

test("rejects a body for an operation that has none", async () => {
  const proxy = await startProxy();
  const remove = { method: "DELETE", target: `${POLICIES}/p1`, headers: [SAME_ORIGIN, JSON_TYPE] };
  expect((await proxy.send({ ...remove, body: BODY })).status).toBe(400);
  expect((await proxy.send({ ...remove, body: "" })).status).toBe(200);
  expect(proxy.api.requests).toHaveLength(1);
});

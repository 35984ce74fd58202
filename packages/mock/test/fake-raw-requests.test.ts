// Requests written byte by byte, as clients other than fetch can send them.
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFakeConfident, type FakeServer } from "../src/index.ts";

const LONG = "x".repeat(1024);
const ids = ["a/b", "a%2Fb", "%zz", "ä ☕", "..", LONG];
const fake = createFakeConfident({
  apiKeys: ["first", "second"],
  policies: ids.map((id) => ({ id, name: id })),
});
let server: FakeServer;
beforeAll(async () => {
  server = await fake.listen();
});
afterAll(() => server?.stop());

async function write(line: string, headers: readonly string[], body = "") {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const head = [`${line} HTTP/1.1`, "Host: fake", "Connection: close", ...headers, "", body];
  socket.write(head.join("\r\n"));
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  await once(socket, "close");
  const response = Buffer.concat(chunks).toString();
  return { status: Number(response.split(" ")[1]), body: response.split("\r\n\r\n")[1] };
}

const ALL = "/v1/organization/policies";

test.each([
  ["CONFIDENT_API_KEY: first", 200],
  ["confident_api_key: second", 200],
  ["Confident_Api_Key:   first  ", 200],
  ["CONFIDENT-API-KEY: first", 401],
  ["Authorization: Bearer first", 401],
  ["CONFIDENT_API_KEY: Bearer first", 401],
  ["CONFIDENT_API_KEY: third", 401],
  ["CONFIDENT_API_KEY:", 401],
  ["Accept: */*", 401],
])("the header %s gets a %i", async (header, status) => {
  expect(await write(`GET ${ALL}`, [header])).toMatchObject({ status });
});

const json = ["CONFIDENT_API_KEY: first", "content-type: application/json"];

test("accepts a body with a length or in chunks", async () => {
  const body = '{"name":"Länge","permissionIds":[]}';
  const bytes = Buffer.byteLength(body);
  const withLength = [...json, `Content-Length: ${bytes}`];
  expect(await write(`POST ${ALL}`, withLength, body)).toMatchObject({ status: 200 });
  fake.reset();
  const chunks = `7\r\n{"name"\r\n${(bytes - 7).toString(16)}\r\n${body.slice(7)}\r\n0\r\n\r\n`;
  const chunked = [...json, "Transfer-Encoding: chunked"];
  expect(await write(`POST ${ALL}`, chunked, chunks)).toMatchObject({ status: 200 });
  expect(fake.state().policies.at(-1)?.name).toBe("Länge");
});

test.each([
  [`${ALL}?page=2&x=%zz`, 200],
  [`${ALL}?`, 200],
  [`http://elsewhere${ALL}`, 200],
  [`${ALL}/`, 404],
  ["/v1//organization", 404],
  ["/V1/organization", 404],
  ["/", 404],
])("the target %s gets a %i", async (target, status) => {
  const response = await write(`GET ${target}`, json);
  expect(response).toMatchObject({
    status,
    body: expect.stringMatching(/^\{"success":(true|false),/),
  });
});

test.each(ids)("deletes only the policy with the encoded id %s", async (id) => {
  fake.reset();
  const one = `${ALL}/${encodeURIComponent(id).replaceAll(".", "%2E")}`;
  // A URL cannot have a segment of two dots, encoded or not.
  const status = id === ".." ? 404 : 200;
  expect(await write(`DELETE ${one}`, json)).toMatchObject({ status });
  const left = status === 200 ? ids.filter((other) => other !== id) : ids;
  expect(fake.state().policies.map((policy) => policy.id)).toEqual(left);
});

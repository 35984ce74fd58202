import { expect, test } from "vitest";
import { JSON_TYPE, open, readResponse, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

const BODY = '{"name":"a","permissionIds":[]}';
const CHUNK = `${BODY.length.toString(16)}\r\n${BODY}\r\n`;
const LENGTH = `Content-Length: ${BODY.length}`;
const CHUNKED = "Transfer-Encoding: chunked";

async function send(bytes: string) {
  const proxy = await startProxy();
  const { raw } = await readResponse(open(proxy.url, Buffer.from(bytes, "latin1")));
  return { statuses: raw.match(/(?<=HTTP\/1\.1 )\d+/g)?.map(Number), requests: proxy.api.requests };
}

test.each([
  [
    "in a trailer",
    `Trailer: Sec-Fetch-Site\r\n${CHUNKED}`,
    `${CHUNK}0\r\n${SAME_ORIGIN}\r\n\r\n`,
    403,
  ],
  ["with underscores", `Sec_Fetch_Site: same-origin\r\n${LENGTH}`, BODY, 403],
  ["on a folded header line", `X: a\r\n ${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
  ["with a space before the colon", `Sec-Fetch-Site : same-origin\r\n${LENGTH}`, BODY, 400],
  ["after a bare line feed", `X: a\n${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
  ["after a null byte", `X: a\0${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
])("ignores a Sec-Fetch-Site %s", async (_, headers, body, status) => {
  const head = `POST ${POLICIES} HTTP/1.1\r\nHost: admin.test\r\nConnection: close\r\n${JSON_TYPE}\r\n${headers}`;
  expect(await send(`${head}\r\n\r\n${body}`)).toEqual({ statuses: [status], requests: [] });
});

test.each([
  ["a short length", "Content-Length: 5", BODY],
  ["a signed length", `Content-Length: +${BODY.length}`, BODY],
  ["an unknown transfer encoding", `Transfer-Encoding: xchunked\r\n${LENGTH}`, BODY],
  ["a negative chunk size", CHUNKED, `-1\r\n${BODY}\r\n0\r\n\r\n`],
])("rejects a body with %s", async (_, headers, body) => {
  const head = `POST ${POLICIES} HTTP/1.1\r\nHost: admin.test\r\nConnection: close\r\n${SAME_ORIGIN}\r\n${JSON_TYPE}`;
  const { statuses, requests } = await send(`${head}\r\n${headers}\r\n\r\n${body}`);
  expect(statuses?.[0]).toBe(400);
  expect(requests).toEqual([]);
});

test.each([
  ["GET", POLICIES, 200, 1],
  ["DELETE", `${POLICIES}/p1`, 400, 0],
])("does not process a request in the body of a %s", async (method, target, status, sent) => {
  const inner = `DELETE ${POLICIES}/smuggled HTTP/1.1\r\nHost: admin.test\r\n${SAME_ORIGIN}\r\n\r\n`;
  const outer = `${method} ${target} HTTP/1.1\r\nHost: admin.test\r\n${SAME_ORIGIN}\r\n`;
  const next = `GET /elsewhere HTTP/1.1\r\nHost: admin.test\r\nConnection: close\r\n\r\n`;
  const { statuses, requests } = await send(
    `${outer}Content-Length: ${inner.length}\r\n\r\n${inner}${next}`,
  );
  expect(statuses).toEqual([status, 404]);
  expect(requests).toHaveLength(sent);
  expect(requests.join()).not.toContain("smuggled");
});

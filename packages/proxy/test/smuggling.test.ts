import { expect, test } from "vitest";
import { answerOf, JSON_TYPE, open, SAME_ORIGIN } from "./support/raw.ts";
import { POLICIES, startWorld } from "./support/world.ts";

const BODY = '{"name":"a","permissionIds":[]}';
const CHUNK = `${BODY.length.toString(16)}\r\n${BODY}\r\n`;
const LENGTH = `Content-Length: ${BODY.length}`;
const CHUNKED = "Transfer-Encoding: chunked";

async function send(bytes: string) {
  const world = await startWorld();
  const { raw } = await answerOf(open(world.url, Buffer.from(bytes, "latin1")));
  return { statuses: raw.match(/(?<=HTTP\/1\.1 )\d+/g)?.map(Number), requests: world.api.requests };
}

test.each([
  [
    "in a trailer",
    `Trailer: Sec-Fetch-Site\r\n${CHUNKED}`,
    `${CHUNK}0\r\n${SAME_ORIGIN}\r\n\r\n`,
    403,
  ],
  ["with another spelling", `Sec_Fetch_Site: same-origin\r\n${LENGTH}`, BODY, 403],
  ["in another header's next line", `X: a\r\n ${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
  ["with a blank before the colon", `Sec-Fetch-Site : same-origin\r\n${LENGTH}`, BODY, 400],
  ["after half a line break", `X: a\n${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
  ["behind a null", `X: a\0${SAME_ORIGIN}\r\n${LENGTH}`, BODY, 400],
])("an origin %s counts for nothing", async (_, headers, body, status) => {
  const head = `POST ${POLICIES} HTTP/1.1\r\nHost: admin.test\r\nConnection: close\r\n${JSON_TYPE}\r\n${headers}`;
  expect(await send(`${head}\r\n\r\n${body}`)).toEqual({ statuses: [status], requests: [] });
});

test.each([
  ["too short a length", "Content-Length: 5", BODY],
  ["a signed length", `Content-Length: +${BODY.length}`, BODY],
  ["chunks by another name", `Transfer-Encoding: xchunked\r\n${LENGTH}`, BODY],
  ["a chunk of less than nothing", CHUNKED, `-1\r\n${BODY}\r\n0\r\n\r\n`],
])("a body with %s is refused", async (_, headers, body) => {
  const head = `POST ${POLICIES} HTTP/1.1\r\nHost: admin.test\r\nConnection: close\r\n${SAME_ORIGIN}\r\n${JSON_TYPE}`;
  const { statuses, requests } = await send(`${head}\r\n${headers}\r\n\r\n${body}`);
  expect(statuses?.[0]).toBe(400);
  expect(requests).toEqual([]);
});

test.each([
  ["GET", POLICIES, 200, 1],
  ["DELETE", `${POLICIES}/p1`, 400, 0],
])("a request in the body of a %s is not taken for one", async (method, target, status, sent) => {
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

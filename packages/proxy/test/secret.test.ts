import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startWorld } from "./support/world.ts";

// Every test that uses a world fails if the key is in anything that left; these make the API try.

const inUnicode = [...KEY].map(
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

test.each([
  ["in a value", JSON.stringify({ success: true, data: { echo: KEY } })],
  ["within a value", JSON.stringify({ success: true, data: { echo: `"${KEY}".` } })],
  ["in a name", JSON.stringify({ success: true, data: { [`x${KEY}`]: 1 } })],
  ["as in a URL", JSON.stringify({ success: true, data: `/?${encodeURIComponent(KEY)}&` })],
  ["deep down", JSON.stringify({ success: true, data: [[[{ a: [KEY, KEY] }]]] })],
  ["escaped in part", `{"success":true,"data":{"echo":"\\u0063${KEY.slice(1)}"}}`],
  ["escaped whole", `{"success":true,"data":{"echo":"${inUnicode.join("")}"}}`],
  ["in an escaped name", `{"success":true,"data":{"${inUnicode.join("")}":1}}`],
  ["with escaped slashes", `{"success":true,"data":{"echo":"${KEY.replaceAll("/", "\\/")}"}}`],
  ["in a second __proto__", `{"success":true,"__proto__":{"echo":"${KEY}"}}`],
])("the key does not leave when the API repeats it %s", async (_, body) => {
  for (const status of [200, 409, 500]) {
    const world = await startWorld({}, reply(status, body));
    const answer = await world.send({ target: POLICIES });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain("[redacted]");
    expect(JSON.stringify(JSON.parse(answer.body))).not.toContain(KEY);
  }
});

test("the key does not leave in what is no JSON", async () => {
  for (const status of [200, 401, 409, 500]) {
    const world = await startWorld({}, reply(status, `<pre>${KEY}</pre>`));
    expect((await world.send({ target: POLICIES })).body).not.toContain("<pre>");
  }
});

test("the key does not leave in headers, nor in a reason phrase", async () => {
  const names = ["X-Request-Id", "Request-Id", "Retry-After", "X-Echo", "Set-Cookie"];
  const headers = names.map((name) => `${name}: a${KEY}b`);
  const send = reply(409, { success: false, error: "No" }, headers);
  const world = await startWorld({}, (socket, request) => {
    const end = (text: string) => socket.end(text.replace(" Else", ` ${KEY}`));
    send({ end } as Socket, request);
  });
  const answer = await world.send({ target: POLICIES });
  expect(answer.headers.get("x-request-id")).toBe("a[redacted]b");
  expect(answer.raw).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
});

test("the key does not leave in a redirect", async () => {
  const world = await startWorld({}, reply(302, KEY, [`Location: https://evil.test/${KEY}`]));
  expect((await world.send({ target: POLICIES })).status).toBe(502);
});

test("the key does not leave when fetch itself fails with it", async () => {
  const world = await startWorld({
    fetch: async (_, init) => {
      throw Object.assign(new Error(`cannot send ${KEY}`), { init });
    },
  });
  expect((await world.send({ target: POLICIES })).status).toBe(502);
});

test("a caller who guesses the key in an id is not told that it is right", async () => {
  const world = await startWorld({ apiKey: "confident_us_org_another/secret" });
  const guess = { method: "DELETE", headers: [SAME_ORIGIN] };
  const right = await world.send({
    ...guess,
    target: `${POLICIES}/confident_us_org_another%2Fsecret`,
  });
  const wrong = await world.send({
    ...guess,
    target: `${POLICIES}/confident_us_org_another%2Fsecrex`,
  });
  expect(right.body).toBe(wrong.body);
});

import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { reply } from "./support/api.ts";
import { SAME_ORIGIN } from "./support/raw.ts";
import { KEY, POLICIES, startProxy } from "./support/start-proxy.ts";

// Every test that uses startProxy fails if the key appears in a response, an event or a log. These tests make the API
// return the key.

const inUnicode = [...KEY].map(
  (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
);

test.each([
  ["as a value", JSON.stringify({ success: true, data: { echo: KEY } })],
  ["inside a value", JSON.stringify({ success: true, data: { echo: `"${KEY}".` } })],
  ["in a name", JSON.stringify({ success: true, data: { [`x${KEY}`]: 1 } })],
  ["URL-encoded", JSON.stringify({ success: true, data: `/?${encodeURIComponent(KEY)}&` })],
  ["deeply nested", JSON.stringify({ success: true, data: [[[{ a: [KEY, KEY] }]]] })],
  ["partly escaped", `{"success":true,"data":{"echo":"\\u0063${KEY.slice(1)}"}}`],
  ["completely escaped", `{"success":true,"data":{"echo":"${inUnicode.join("")}"}}`],
  ["in an escaped name", `{"success":true,"data":{"${inUnicode.join("")}":1}}`],
  ["with escaped slashes", `{"success":true,"data":{"echo":"${KEY.replaceAll("/", "\\/")}"}}`],
  ["in a second __proto__", `{"success":true,"__proto__":{"echo":"${KEY}"}}`],
])("redacts the key if the API returns it %s", async (_, body) => {
  for (const status of [200, 409, 500]) {
    const proxy = await startProxy({}, reply(status, body));
    const response = await proxy.send({ target: POLICIES });
    expect(response.status).toBe(status);
    expect(response.body).toContain("[redacted]");
    expect(JSON.stringify(JSON.parse(response.body))).not.toContain(KEY);
  }
});

test("does not return a body that is not JSON", async () => {
  for (const status of [200, 401, 409, 500]) {
    const proxy = await startProxy({}, reply(status, `<pre>${KEY}</pre>`));
    expect((await proxy.send({ target: POLICIES })).body).not.toContain("<pre>");
  }
});

test("redacts the key in headers and does not return the reason phrase", async () => {
  const names = ["X-Request-Id", "Request-Id", "Retry-After", "X-Echo", "Set-Cookie"];
  const headers = names.map((name) => `${name}: a${KEY}b`);
  const send = reply(409, { success: false, error: "No" }, headers);
  const proxy = await startProxy({}, (socket, request) => {
    const end = (text: string) => socket.end(text.replace(" Else", ` ${KEY}`));
    send({ end } as Socket, request);
  });
  const response = await proxy.send({ target: POLICIES });
  expect(response.headers.get("x-request-id")).toBe("a[redacted]b");
  expect(response.raw).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
});

test("does not return a redirect that contains the key", async () => {
  const proxy = await startProxy({}, reply(302, KEY, [`Location: https://evil.test/${KEY}`]));
  expect((await proxy.send({ target: POLICIES })).status).toBe(502);
});

test("does not return the key in an error of fetch", async () => {
  const proxy = await startProxy({
    fetch: async (_, init) => {
      throw Object.assign(new Error(`cannot send ${KEY}`), { init });
    },
  });
  expect((await proxy.send({ target: POLICIES })).status).toBe(502);
});

test("the response to a guessed key in an id does not reveal whether it is right", async () => {
  const proxy = await startProxy({ apiKey: "confident_us_org_another/secret" });
  const guess = { method: "DELETE", headers: [SAME_ORIGIN] };
  const right = await proxy.send({
    ...guess,
    target: `${POLICIES}/confident_us_org_another%2Fsecret`,
  });
  const wrong = await proxy.send({
    ...guess,
    target: `${POLICIES}/confident_us_org_another%2Fsecrex`,
  });
  expect(right.body).toBe(wrong.body);
});

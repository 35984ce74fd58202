import { expect, test } from "vitest";
import { ok, POLICY, type Reply, reply } from "./support/api.ts";
import { KEY, POLICIES, startProxy, type TestProxy } from "./support/start-proxy.ts";

const read = ({ send }: TestProxy) => send({ target: POLICIES });
const raw =
  (text: string): Reply =>
  (socket) =>
    socket.end(text);
const failed = { success: false, error: "No" };

test.each([401, 403])(
  "turns a %s from the API into a 502, because the server's key is wrong",
  async (status) => {
    const proxy = await startProxy({}, reply(status, failed, ["WWW-Authenticate: Basic"]));
    const response = await read(proxy);
    expect(response.status).toBe(502);
    expect(response.headers.has("www-authenticate")).toBe(false);
    expect(JSON.parse(response.body).error).toBe("The API does not accept this server's key.");
    expect(proxy.audits).toMatchObject([
      { outcome: "failed", status: 502, upstreamStatus: status },
    ]);
  },
);

test.each([400, 404, 409, 422, 429, 500, 503])("returns a %s from the API", async (status) => {
  const proxy = await startProxy({}, reply(status, failed));
  const response = await read(proxy);
  expect(response.status).toBe(status);
  expect(JSON.parse(response.body)).toEqual(failed);
  expect(proxy.audits).toMatchObject([{ outcome: "failed", status, upstreamStatus: status }]);
});

test.each([200, 201])("returns a %s from the API, unknown fields included", async (status) => {
  const body = { success: true, data: { policy: { ...POLICY, later: [1] } }, deprecated: true };
  const proxy = await startProxy({}, reply(status, body));
  const response = await proxy.create('{"name":"a","permissionIds":[]}');
  expect(response.status).toBe(status);
  expect(JSON.parse(response.body)).toEqual(body);
  expect(proxy.audits).toMatchObject([{ outcome: "succeeded", status, upstreamStatus: status }]);
});

test("returns a 204 without a body", async () => {
  const proxy = await startProxy({}, raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
  const response = await read(proxy);
  expect(response).toMatchObject({ status: 204, body: "" });
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(proxy.audits).toMatchObject([{ outcome: "succeeded" }]);
});

test("reports success: false with a 200 as a failure", async () => {
  const proxy = await startProxy({}, reply(200, failed));
  expect((await read(proxy)).status).toBe(200);
  expect(proxy.audits).toMatchObject([{ outcome: "failed", upstreamStatus: 200 }]);
});

test.each([301, 302, 303, 307, 308])(
  "does not follow a %s or return its Location",
  async (status) => {
    const other = await startProxy({}, ok);
    const headers = [`Location: ${other.api.url}/?${KEY}`];
    const proxy = await startProxy({}, reply(status, "", headers));
    const response = await read(proxy);
    expect(response.status).toBe(502);
    expect(response.raw).not.toContain(other.api.url);
    expect(other.api.requests).toEqual([]);
    expect(proxy.api.requests).toHaveLength(1);
    expect(proxy.audits).toMatchObject([{ outcome: "failed", upstreamStatus: status }]);
  },
);

test.each([
  ["HTML", "<script>alert(1)</script>"],
  ["a string", '"<script>alert(1)</script>"'],
  ["null", "null"],
  ["an array", "[1]"],
  ["a number", "1"],
  ["truncated JSON", '{"success":true'],
  ["deeply nested JSON", `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["an empty body", ""],
])("does not return %s, whatever the status", async (_, body) => {
  for (const [status, shown] of [
    [200, 502],
    [304, 502],
    [404, 404],
    [500, 500],
  ] as const) {
    const proxy = await startProxy({}, reply(status, body));
    const response = await read(proxy);
    expect(response.status).toBe(shown);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(response.body).success).toBe(false);
    expect(response.body).not.toContain("script");
  }
});

test.each([
  ["closes the connection", raw("")],
  ["closes the connection in the middle of the headers", raw("HTTP/1.1 200 OK\r\nContent-Le")],
  [
    "closes the connection in the middle of the body",
    raw('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"success":'),
  ],
  ["does not speak HTTP", raw("SSH-2.0-OpenSSH\r\n\r\n")],
  ["sends an invalid header", raw("HTTP/1.1 200 OK\r\nX-Request-Id: a\0b\r\n\r\n{}")],
  ["sends two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}")],
  [
    "switches protocols",
    raw("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
  ],
  [
    "sends an invalid status",
    raw("HTTP/1.1 999 Odd\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"),
  ],
  [
    "sends an endless body",
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n");
      const more = () => socket.writable && socket.write("x".repeat(1_000_000), more);
      more();
    },
  ],
] satisfies [string, Reply][])(
  "responds with a 502 after one request if the API %s",
  async (_, api) => {
    const proxy = await startProxy({}, api);
    expect((await read(proxy)).status).toBe(502);
    expect(proxy.api.requests).toHaveLength(1);
    expect(proxy.audits).toMatchObject([{ outcome: "failed", status: 502 }]);
  },
);

test("skips interim responses", async () => {
  const proxy = await startProxy({}, (socket, request) => {
    socket.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    ok(socket, request);
  });
  expect(await read(proxy)).toMatchObject({ status: 200 });
});

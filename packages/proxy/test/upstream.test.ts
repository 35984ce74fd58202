import { expect, test } from "vitest";
import { ok, POLICY, type Reply, reply } from "./support/api.ts";
import { KEY, POLICIES, startWorld, type World } from "./support/world.ts";

const read = ({ send }: World) => send({ target: POLICIES });
const raw =
  (text: string): Reply =>
  (socket) =>
    socket.end(text);
const failed = { success: false, error: "No" };

test.each([401, 403])(
  "the API's %s is a 502: it is not the caller who is refused",
  async (status) => {
    const world = await startWorld({}, reply(status, failed, ["WWW-Authenticate: Basic"]));
    const answer = await read(world);
    expect(answer.status).toBe(502);
    expect(answer.headers.has("www-authenticate")).toBe(false);
    expect(JSON.parse(answer.body).error).toBe("The API does not accept this server's key.");
    expect(world.audits).toMatchObject([
      { outcome: "failed", status: 502, upstreamStatus: status },
    ]);
  },
);

test.each([400, 404, 409, 422, 429, 500, 503])("the API's %s is passed on", async (status) => {
  const world = await startWorld({}, reply(status, failed));
  const answer = await read(world);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toEqual(failed);
  expect(world.audits).toMatchObject([{ outcome: "failed", status, upstreamStatus: status }]);
});

test.each([200, 201])(
  "the API's %s is passed on, fields that nobody knows included",
  async (status) => {
    const body = { success: true, data: { policy: { ...POLICY, later: [1] } }, deprecated: true };
    const world = await startWorld({}, reply(status, body));
    const answer = await world.create('{"name":"a","permissionIds":[]}');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual(body);
    expect(world.audits).toMatchObject([{ outcome: "succeeded", status, upstreamStatus: status }]);
  },
);

test("a 204 stays one", async () => {
  const world = await startWorld({}, raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
  const answer = await read(world);
  expect(answer).toMatchObject({ status: 204, body: "" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(world.audits).toMatchObject([{ outcome: "succeeded" }]);
});

test("success: false under a 200 is a failure for the log too", async () => {
  const world = await startWorld({}, reply(200, failed));
  expect((await read(world)).status).toBe(200);
  expect(world.audits).toMatchObject([{ outcome: "failed", upstreamStatus: 200 }]);
});

test.each([301, 302, 303, 307, 308])(
  "a %s is not followed, and does not say where to",
  async (status) => {
    const other = await startWorld({}, ok);
    const headers = [`Location: ${other.api.url}/?${KEY}`];
    const world = await startWorld({}, reply(status, "", headers));
    const answer = await read(world);
    expect(answer.status).toBe(502);
    expect(answer.raw).not.toContain(other.api.url);
    expect(other.api.requests).toEqual([]);
    expect(world.api.requests).toHaveLength(1);
    expect(world.audits).toMatchObject([{ outcome: "failed", upstreamStatus: status }]);
  },
);

test.each([
  ["HTML", "<script>alert(1)</script>"],
  ["text", '"<script>alert(1)</script>"'],
  ["null", "null"],
  ["an array", "[1]"],
  ["a number", "1"],
  ["half of JSON", '{"success":true'],
  ["JSON too deep to be written", `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
  ["nothing", ""],
])("%s is not shown, whatever its status", async (_, body) => {
  for (const [status, shown] of [
    [200, 502],
    [304, 502],
    [404, 404],
    [500, 500],
  ] as const) {
    const world = await startWorld({}, reply(status, body));
    const answer = await read(world);
    expect(answer.status).toBe(shown);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(JSON.parse(answer.body).success).toBe(false);
    expect(answer.body).not.toContain("script");
  }
});

test.each([
  ["is not there", raw("")],
  ["closes in the middle of its headers", raw("HTTP/1.1 200 OK\r\nContent-Le")],
  [
    "closes in the middle of its body",
    raw('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"success":'),
  ],
  ["does not speak HTTP", raw("SSH-2.0-OpenSSH\r\n\r\n")],
  ["sends a header that cannot be", raw("HTTP/1.1 200 OK\r\nX-Request-Id: a\0b\r\n\r\n{}")],
  ["sends two lengths", raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}")],
  [
    "switches protocols",
    raw("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
  ],
  [
    "sends a status beyond all",
    raw("HTTP/1.1 999 Odd\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"),
  ],
  [
    "sends a body without end",
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n");
      const more = () => socket.writable && socket.write("x".repeat(1_000_000), more);
      more();
    },
  ],
] satisfies [string, Reply][])("an API that %s is a 502, asked once", async (_, api) => {
  const world = await startWorld({}, api);
  expect((await read(world)).status).toBe(502);
  expect(world.api.requests).toHaveLength(1);
  expect(world.audits).toMatchObject([{ outcome: "failed", status: 502 }]);
});

test("interim answers are skipped", async () => {
  const world = await startWorld({}, (socket, request) => {
    socket.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    ok(socket, request);
  });
  expect(await read(world)).toMatchObject({ status: 200 });
});

// Disabling and deleting the handler's own key is rejected unless allow.revokeOwnKey is set.
import { expect, test } from "vitest";
import { type ConfidentHandlerOptions, createConfidentHandler } from "../src/index.ts";
import { type Reply, reply } from "./support/api.ts";
import { operation, send as sendTo } from "./support/custom-table.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { linesOf, routes, success } from "./support/routes.ts";
import { BASE_PATH, KEY, ORIGIN, startProxy, type TestProxy } from "./support/start-proxy.ts";

const OWN = `***************${KEY.slice(-6)}`;
const OTHER = "***************abc123";
const PATH = "/v1/organization/api-keys/7";

/** An API with one key, in the organization and in a project. */
function api(value: unknown, read: Reply = success({ apiKey: { id: 7, value } })): Reply {
  const done = success({ id: 7, deleted: true });
  return routes({
    [`GET ${PATH}`]: read,
    [`PUT ${PATH}`]: done,
    [`DELETE ${PATH}`]: done,
    "DELETE /v1/projects/p1/api-keys/7": done,
  });
}

const remove = (proxy: TestProxy, path = PATH) =>
  proxy.send({ method: "DELETE", target: BASE_PATH + path });
const set = (proxy: TestProxy, valid: boolean) =>
  proxy.send({
    method: "PUT",
    target: BASE_PATH + PATH,
    headers: [SAME_ORIGIN, JSON_TYPE],
    body: JSON.stringify({ valid }),
  });

test.each([
  ["deleting", remove],
  ["disabling", (proxy: TestProxy) => set(proxy, false)],
])("rejects %s the own key", async (_, call) => {
  const proxy = await startProxy({}, api(OWN));
  const response = await call(proxy);
  expect(response.status).toBe(403);
  expect(response.body).toContain(
    "Disabling or deleting this server's own API key is not allowed.",
  );
  expect(linesOf(proxy.api.requests)).toEqual([`GET ${PATH}`]);
  expect(proxy.audits).toMatchObject([
    { params: { apiKeyId: "7" }, outcome: "rejected", status: 403, upstreamStatus: undefined },
  ]);
});

test("forwards changes of other keys", async () => {
  const proxy = await startProxy({}, api(OTHER));
  expect((await remove(proxy)).status).toBe(200);
  expect((await set(proxy, false)).status).toBe(200);
  const read = `GET ${PATH}`;
  expect(linesOf(proxy.api.requests)).toEqual([read, `DELETE ${PATH}`, read, `PUT ${PATH}`]);
});

test("compares with the key of the caller's tenant", async () => {
  const proxy = await startProxy({ apiKey: () => "confident_us_org_another/abc123" }, api(OTHER));
  expect((await remove(proxy)).status).toBe(403);
});

test("does not check enabling or reading a key, or the keys of projects", async () => {
  const proxy = await startProxy({}, api(OWN));
  expect((await set(proxy, true)).status).toBe(200);
  expect((await proxy.send({ target: BASE_PATH + PATH })).status).toBe(200);
  expect((await remove(proxy, "/v1/projects/p1/api-keys/7")).status).toBe(200);
  expect(proxy.api.requests).toHaveLength(3);
});

test.each([
  ["the complete key", KEY],
  ["asterisks only", "***************"],
  ["fewer than six characters", "***************t1234"],
  ["another mask", "confident_us_org_...t123"],
  ["an empty string", ""],
  ["null", null],
  ["a number", 123456],
])("rejects the change if the API shows %s", async (_, value) => {
  const proxy = await startProxy({}, api(value));
  const response = await remove(proxy);
  expect(response.status).toBe(403);
  expect(response.body).toContain("The API does not show the last characters of this key.");
  expect(linesOf(proxy.api.requests)).toEqual([`GET ${PATH}`]);
});

test.each(
  [`-----${KEY.slice(-6)}`, `_____${KEY.slice(-4)}`, `xxxxxxxxx${KEY.slice(-4)}`]
    .concat(`confident_us_org_xxxxxxxxx${KEY.slice(-4)}`, `***************${KEY.slice(-6)} `)
    .concat(KEY.slice(0, 20), KEY.slice(0, -1), `*****....${KEY.slice(-4)}`, KEY.toUpperCase())
    .concat("confident_us_org_0123", `**********\u2026${KEY.slice(-6)}`),
)("rejects the change if the API shows %j, which may be a part of the own key", async (value) => {
  const proxy = await startProxy({}, api(value));
  const response = await remove(proxy);
  expect(response.status).toBe(403);
  expect(linesOf(proxy.api.requests)).toEqual([`GET ${PATH}`]);
});

test("recognizes another key that the API shows completely", async () => {
  const proxy = await startProxy({}, api("confident_us_org_another/abc123"));
  expect((await remove(proxy)).status).toBe(200);
});

test.each([
  ["a 404", reply(404, { success: false, error: "No" }), 404],
  ["a 500", reply(500, { success: false, error: "No" }), 500],
  ["success: false", reply(200, { success: false, data: { apiKey: { value: OTHER } } }), 502],
  ["a 401", reply(401, { success: false, error: "No" }), 502],
  ["invalid JSON", reply(200, "<html>"), 502],
  ["a closed connection", (socket) => socket.destroy(), 502],
  ["a 204", (socket) => socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), 403],
  ["no key", success({}), 403],
  ["null", success(null), 403],
  ["an array", success([{ apiKey: { value: OTHER } }]), 403],
] satisfies [string, Reply, number][])(
  "does not send the change if the API responds to the read with %s",
  async (_, read, status) => {
    const proxy = await startProxy({}, api(OTHER, read));
    const response = await remove(proxy);
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body).success).toBe(false);
    expect(linesOf(proxy.api.requests)).toEqual([`GET ${PATH}`]);
  },
);

test("returns only the message and retry-after of an error of the read", async () => {
  const error = { success: false, error: "Slow down", data: { apiKey: { value: OTHER } } };
  const proxy = await startProxy({}, api("", reply(429, error, ["Retry-After: 7"])));
  const { status, headers, body } = await remove(proxy);
  expect(status).toBe(429);
  expect(headers.get("retry-after")).toBe("7");
  expect(JSON.parse(body)).toEqual({ success: false, error: "Slow down", deprecated: false });
  expect(proxy.audits).toMatchObject([{ outcome: "failed", status: 429, upstreamStatus: 429 }]);
});

test("also checks other changes to a key in your own document", async () => {
  const path = "/v2/organization/api-keys/{keyId}/rotate";
  const parameters = {
    path: [{ name: "keyId", required: true, schema: { type: "integer" } }],
    query: [],
  } as const;
  const table = { rotate: operation({ method: "POST", path, parameters }) };
  const { status, sent } = await sendTo(
    table,
    path.replace("{keyId}", "7"),
    { method: "POST" },
    { secrets: { rotate: "redact" } },
  );
  expect(status).toBe(403);
  expect(sent).toEqual(["GET https://api.confident-ai.com/v2/organization/api-keys/7"]);
});

test("allow.revokeOwnKey forwards the change in one request", async () => {
  const proxy = await startProxy({ allow: { revokeOwnKey: true } }, api(OWN));
  expect((await remove(proxy)).status).toBe(200);
  expect((await set(proxy, false)).status).toBe(200);
  expect(linesOf(proxy.api.requests)).toEqual([`DELETE ${PATH}`, `PUT ${PATH}`]);
});

test.each([
  [{ ownKey: true }, /allow: No option is named "ownKey"/],
  [{ transferOwnerships: true }, /Did you mean "transferOwnership"/],
  [{ revokeOwnKey: "yes" }, /allow\.revokeOwnKey must be true or false/],
  [true, /allow must be an object/],
  [null, /allow must be an object/],
])("rejects allow: %j", (allow, message) => {
  const options = { apiKey: KEY, basePath: BASE_PATH, origins: [ORIGIN], operations: ["read"] };
  const make = () =>
    createConfidentHandler({
      ...(options as Pick<ConfidentHandlerOptions<string>, keyof typeof options>),
      authorize: () => "someone",
      allow: allow as object,
    });
  expect(make).toThrow(message);
});

import { inspect } from "node:util";
import { expect, test } from "vitest";
import { POLICY, type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES, startProxy } from "./support/start-proxy.ts";

const INPUT = { name: "Manage billing", permissionIds: ["perm-1"], description: null };
const body = JSON.stringify(INPUT);
const headers = [SAME_ORIGIN, JSON_TYPE];
const p1 = `${POLICIES}/p1`;

test("the event of a create has the body and the new id", async () => {
  const proxy = await startProxy();
  await proxy.create(body);
  expect(proxy.audits).toMatchObject([
    { operation: "createPolicy", params: {}, body: INPUT, createdId: "p1", outcome: "succeeded" },
  ]);
});

test("the event of an update has the body", async () => {
  const proxy = await startProxy();
  await proxy.send({ method: "PUT", target: p1, headers, body });
  expect(proxy.audits).toMatchObject([
    { operation: "updatePolicy", params: { policyId: "p1" }, body: INPUT, createdId: undefined },
  ]);
});

test.each([
  ["GET", POLICIES],
  ["DELETE", p1],
  ["GET", `${BASE_PATH}/v1/organization`],
])("the event of %s %s has no body and no new id", async (method, target) => {
  const proxy = await startProxy();
  await proxy.send({ method, target });
  expect(proxy.audits).toMatchObject([
    { body: undefined, createdId: undefined, outcome: "succeeded" },
  ]);
});

test("the event of a rejected request has the body if it is valid", async () => {
  const proxy = await startProxy({ authorize: () => false });
  await proxy.create(body);
  await proxy.create('{"name":"a"}');
  await proxy.create("{");
  expect(proxy.audits).toMatchObject([
    { body: INPUT, outcome: "rejected", status: 403 },
    { body: undefined, outcome: "rejected", status: 422 },
    { body: undefined, outcome: "rejected", status: 400 },
  ]);
});

test("the event's body is frozen", async () => {
  const proxy = await startProxy();
  await proxy.create(body);
  const [event] = proxy.audits as { body: typeof INPUT }[];
  expect(() => event?.body.permissionIds.push("perm-2")).toThrow(TypeError);
});

test.each([
  ["GET", POLICIES, { operation: "listPolicies", params: {} }],
  ["DELETE", p1, { operation: "deletePolicy", params: { policyId: "p1" } }],
])("the event of %s %s with an invalid query has the operation", async (method, target, known) => {
  const proxy = await startProxy();
  await proxy.send({ method, target: `${target}?x=1` });
  expect(proxy.audits).toMatchObject([{ ...known, outcome: "rejected", status: 400 }]);
});

const success = (data: unknown, rest: object = {}) =>
  JSON.stringify({ success: true, data, ...rest });

test.each([
  ["a 409", reply(409, success({ policy: POLICY }))],
  ["success: false with a 200", reply(200, success({ policy: POLICY }, { success: false }))],
  ["a redirect", reply(302, success({ policy: POLICY }))],
  ["a truncated body", reply(200, success({ policy: POLICY }).slice(0, -1))],
  ["a 204", (socket) => socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")],
  ["empty data", reply(200, success({}))],
  ["no data", reply(200, success(null))],
  ["an array", reply(200, success({ policy: [POLICY] }))],
  ["another resource", reply(200, success({ role: POLICY, id: "p1" }))],
  ["an id that is not an integer", reply(200, success({ policy: { id: 1.5 } }))],
  ["an empty id", reply(200, success({ policy: { id: "" } }))],
  ["an object for an id", reply(200, success({ policy: { id: { id: "p1" } } }))],
] satisfies [string, Reply][])(
  "the event has no new id if the API responds with %s",
  async (_, api) => {
    const proxy = await startProxy({}, api);
    await proxy.create(body);
    expect(proxy.audits).toMatchObject([{ operation: "createPolicy", createdId: undefined }]);
  },
);

test("the event has an integer id as a string", async () => {
  const proxy = await startProxy({}, reply(200, success({ policy: { id: 7 } })));
  await proxy.create(body);
  expect(proxy.audits).toMatchObject([{ operation: "createPolicy", createdId: "7" }]);
});

const echo = `upstream-only ${KEY}`;
const cookie = "session=5ecret-session";

test.each([
  [
    "succeeds",
    reply(200, success({ policy: { id: KEY, name: echo, created_by: echo } }), [`X: ${echo}`]),
  ],
  ["fails", reply(409, { success: false, error: echo, data: { policy: { id: KEY } } })],
  ["rejects the key", reply(403, { success: false, error: echo })],
  ["redirects", reply(302, echo, [`Location: https://evil.test/?${KEY}`])],
  ["sends invalid JSON", reply(200, echo)],
  [
    "closes the connection early",
    (socket) => socket.end(`HTTP/1.1 200 ${KEY}\r\nContent-Length: 99\r\n\r\n${echo}`),
  ],
] satisfies [string, Reply][])(
  "the event has no secret, and only the id of the response, if the API %s",
  async (_, api) => {
    const proxy = await startProxy({}, api);
    const more = [`Cookie: ${cookie}`, "CONFIDENT_API_KEY: 5ecret-caller", `Origin: ${ORIGIN}`];
    await proxy.send({ method: "POST", target: POLICIES, headers: [...headers, ...more], body });
    const everything = inspect(proxy.audits, { depth: 20, showHidden: true });
    expect(everything).toContain("perm-1");
    expect(everything).not.toMatch(/5ecret|5entinel|upstream-only/);
  },
);

test("redacts the key in a new id", async () => {
  const proxy = await startProxy({}, reply(201, success({ policy: { id: `x${KEY}` } })));
  await proxy.create(body);
  expect(proxy.audits).toMatchObject([{ createdId: "x[redacted]" }]);
});

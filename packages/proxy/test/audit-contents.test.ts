import { inspect } from "node:util";
import { expect, test } from "vitest";
import { POLICY, type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { BASE_PATH, KEY, ORIGIN, POLICIES, startWorld } from "./support/world.ts";

const INPUT = { name: "Manage billing", permissionIds: ["perm-1"], description: null };
const body = JSON.stringify(INPUT);
const headers = [SAME_ORIGIN, JSON_TYPE];
const p1 = `${POLICIES}/p1`;

test("the event of a creation says what was asked for, and the id of what was made", async () => {
  const world = await startWorld();
  await world.create(body);
  expect(world.audits).toMatchObject([
    { operation: "createPolicy", params: {}, body: INPUT, createdId: "p1", outcome: "succeeded" },
  ]);
});

test("the event of an update says what was granted", async () => {
  const world = await startWorld();
  await world.send({ method: "PUT", target: p1, headers, body });
  expect(world.audits).toMatchObject([
    { operation: "updatePolicy", params: { policyId: "p1" }, body: INPUT, createdId: undefined },
  ]);
});

test.each([
  ["GET", POLICIES],
  ["DELETE", p1],
  ["GET", `${BASE_PATH}/v1/organization`],
])("%s %s neither has a body, nor makes anything", async (method, target) => {
  const world = await startWorld();
  await world.send({ method, target });
  expect(world.audits).toMatchObject([
    { body: undefined, createdId: undefined, outcome: "succeeded" },
  ]);
});

test("what authorize refused is in the event too, once it is what the document says", async () => {
  const world = await startWorld({ authorize: () => false });
  await world.create(body);
  await world.create('{"name":"a"}');
  await world.create("{");
  expect(world.audits).toMatchObject([
    { body: INPUT, outcome: "rejected", status: 403 },
    { body: undefined, outcome: "rejected", status: 422 },
    { body: undefined, outcome: "rejected", status: 400 },
  ]);
});

test("what was granted cannot be changed in the event", async () => {
  const world = await startWorld();
  await world.create(body);
  const [event] = world.audits as { body: typeof INPUT }[];
  expect(() => event?.body.permissionIds.push("perm-2")).toThrow(TypeError);
});

test.each([
  ["GET", POLICIES, { operation: "listPolicies", params: {} }],
  ["DELETE", p1, { operation: "deletePolicy", params: { policyId: "p1" } }],
])("of %s %s with a query the event says what it was", async (method, target, known) => {
  const world = await startWorld();
  await world.send({ method, target: `${target}?x=1` });
  expect(world.audits).toMatchObject([{ ...known, outcome: "rejected", status: 400 }]);
});

const made = (data: unknown, rest: object = {}) => JSON.stringify({ success: true, data, ...rest });

test.each([
  ["says no", reply(409, made({ policy: POLICY }))],
  ["says no under a 200", reply(200, made({ policy: POLICY }, { success: false }))],
  ["has moved", reply(302, made({ policy: POLICY }))],
  ["breaks off", reply(200, made({ policy: POLICY }).slice(0, -1))],
  ["says nothing", (socket) => socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")],
  ["made nothing", reply(200, made({}))],
  ["has no data", reply(200, made(null))],
  ["made an array", reply(200, made({ policy: [POLICY] }))],
  ["made something else", reply(200, made({ role: POLICY, id: "p1" }))],
  ["has an id that is no integer", reply(200, made({ policy: { id: 1.5 } }))],
  ["has an empty id", reply(200, made({ policy: { id: "" } }))],
  ["has an id that is more than one", reply(200, made({ policy: { id: { id: "p1" } } }))],
] satisfies [string, Reply][])(
  "nothing was made, for all one knows, if the API %s",
  async (_, api) => {
    const world = await startWorld({}, api);
    await world.create(body);
    expect(world.audits).toMatchObject([{ operation: "createPolicy", createdId: undefined }]);
  },
);

test("an integer id is in the event too", async () => {
  const world = await startWorld({}, reply(200, made({ policy: { id: 7 } })));
  await world.create(body);
  expect(world.audits).toMatchObject([{ operation: "createPolicy", createdId: "7" }]);
});

const echo = `upstream-only ${KEY}`;
const cookie = "session=5ecret-session";

test.each([
  [
    "succeeds",
    reply(200, made({ policy: { id: KEY, name: echo, created_by: echo } }), [`X: ${echo}`]),
  ],
  ["fails", reply(409, { success: false, error: echo, data: { policy: { id: KEY } } })],
  ["refuses the key", reply(403, { success: false, error: echo })],
  ["redirects", reply(302, echo, [`Location: https://evil.test/?${KEY}`])],
  ["babbles", reply(200, echo)],
  [
    "breaks off",
    (socket) => socket.end(`HTTP/1.1 200 ${KEY}\r\nContent-Length: 99\r\n\r\n${echo}`),
  ],
] satisfies [string, Reply][])(
  "no secret, and nothing of the answer but the id, is in the event when the API %s",
  async (_, api) => {
    const world = await startWorld({}, api);
    const more = [`Cookie: ${cookie}`, "CONFIDENT_API_KEY: 5ecret-caller", `Origin: ${ORIGIN}`];
    await world.send({ method: "POST", target: POLICIES, headers: [...headers, ...more], body });
    const everything = inspect(world.audits, { depth: 20, showHidden: true });
    expect(everything).toContain("perm-1");
    expect(everything).not.toMatch(/5ecret|5entinel|upstream-only/);
  },
);

test("an id that is the key is hidden", async () => {
  const world = await startWorld({}, reply(201, made({ policy: { id: `x${KEY}` } })));
  await world.create(body);
  expect(world.audits).toMatchObject([{ createdId: "x[redacted]" }]);
});

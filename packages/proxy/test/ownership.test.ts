// Transfers of ownership are rejected unless allow.transferOwnership is set.
import { afterEach, expect, test, vi } from "vitest";
import { type Reply, reply } from "./support/api.ts";
import { JSON_TYPE, SAME_ORIGIN } from "./support/raw.ts";
import { linesOf, routes, success } from "./support/routes.ts";
import { BASE_PATH, KEY, startProxy, type TestProxy } from "./support/start-proxy.ts";

afterEach(() => {
  vi.useRealTimers();
});

const ROLES = [
  { id: "r-owner", name: "Owner", organizationId: null },
  { id: "r-admin", name: "Admin", organizationId: null },
  { id: "r-custom", name: "Owner of nothing", organizationId: "o1" },
];
const ORGANIZATION = "/v1/organization";
const PROJECT = "/v1/projects/p1";

/** An API whose organization and projects have these roles. */
function api(list: Reply = success({ roles: ROLES })): Reply {
  const member = success({ member: { id: "u1" } });
  const scopes = [ORGANIZATION, PROJECT, "/v1/projects/p2"];
  return routes(
    Object.fromEntries(
      scopes.flatMap((scope) => [
        [`GET ${scope}/roles`, list],
        [`PUT ${scope}/members/u1`, member],
      ]),
    ),
  );
}

function setRole(proxy: TestProxy, roleId: string, scope = ORGANIZATION) {
  const target = `${BASE_PATH}${scope}/members/u1`;
  const body = JSON.stringify({ roleId });
  return proxy.send({ method: "PUT", target, headers: [SAME_ORIGIN, JSON_TYPE], body });
}

const LIST = `GET ${ORGANIZATION}/roles`;
const UPDATE = `PUT ${ORGANIZATION}/members/u1`;

test.each([ORGANIZATION, PROJECT])("rejects the role Owner in %s", async (scope) => {
  const proxy = await startProxy({}, api());
  const response = await setRole(proxy, "r-owner", scope);
  expect(response.status).toBe(403);
  expect(response.body).toContain("Transferring ownership is not allowed.");
  expect(linesOf(proxy.api.requests)).toEqual([`GET ${scope}/roles`]);
  expect(proxy.api.requests[0]).toContain(KEY);
  expect(proxy.audits).toMatchObject([
    {
      ...{ operation: expect.stringMatching(/MemberRole$/), body: { roleId: "r-owner" } },
      ...{ outcome: "rejected", status: 403, upstreamStatus: undefined },
    },
  ]);
});

test.each([ORGANIZATION, PROJECT])("forwards other roles in %s", async (scope) => {
  const proxy = await startProxy({}, api());
  for (const role of ["r-admin", "r-custom"]) {
    expect((await setRole(proxy, role, scope)).status).toBe(200);
  }
  const update = `PUT ${scope}/members/u1`;
  expect(linesOf(proxy.api.requests)).toEqual([`GET ${scope}/roles`, update, update]);
});

test.each(["owner", " OWNER ", "Owner"])("recognizes the name %j", async (name) => {
  const proxy = await startProxy({}, api(success({ roles: [{ id: "r1", name }] })));
  expect((await setRole(proxy, "r1")).status).toBe(403);
});

test("recognizes the Owner among several roles with the same id", async () => {
  const roles = [
    { id: "r1", name: "Owner" },
    { id: "r1", name: "Member" },
  ];
  const proxy = await startProxy({}, api(success({ roles })));
  expect((await setRole(proxy, "r1")).status).toBe(403);
});

test.each(["r-new", "R-OWNER", "r-owner ", "__proto__"])(
  "rejects the role %j, which is not in the list, and reads the list every time",
  async (role) => {
    const proxy = await startProxy({}, api());
    await setRole(proxy, "r-admin");
    for (const _ of [1, 2]) {
      const response = await setRole(proxy, role);
      expect(response.status).toBe(403);
      expect(response.body).toContain("The API does not list this role.");
    }
    expect(linesOf(proxy.api.requests)).toEqual([LIST, UPDATE, LIST, LIST]);
  },
);

test.each([
  ["a 500", reply(500, { success: false, error: "No" }), 500],
  ["a 404", reply(404, { success: false, error: "No" }), 404],
  ["a 429", reply(429, { success: false, error: "No" }, ["Retry-After: 7"]), 429],
  ["success: false", reply(200, { success: false, data: { roles: ROLES } }), 502],
  ["a 401", reply(401, { success: false, error: "No" }), 502],
  ["a 403", reply(403, { success: false, error: "No" }), 502],
  ["a redirect", reply(302, "", ["Location: /"]), 502],
  ["invalid JSON", reply(200, "<html>"), 502],
  ["a closed connection", (socket) => socket.destroy(), 502],
  ["a 204", (socket) => socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"), 403],
  ["no list", success({}), 403],
  ["null", success(null), 403],
  ["an object", success({ roles: { "r-admin": { name: "Admin" } } }), 403],
  ["roles without names", success({ roles: [{ id: "r-admin" }, null, "r-admin"] }), 403],
] satisfies [string, Reply, number][])(
  "does not send the update if the API responds to the list with %s",
  async (_, list, status) => {
    const proxy = await startProxy({}, api(list));
    const response = await setRole(proxy, "r-admin");
    expect(response.status).toBe(status);
    expect(JSON.parse(response.body).success).toBe(false);
    expect(linesOf(proxy.api.requests)).toEqual([LIST]);
    expect(proxy.audits).toMatchObject([{ outcome: status === 403 ? "rejected" : "failed" }]);
  },
);

test("keeps a list for 30 seconds", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const proxy = await startProxy({}, api());
  for (const wait of [0, 29_000, 2_000]) {
    vi.setSystemTime(Date.now() + wait);
    await setRole(proxy, "r-admin");
  }
  expect(linesOf(proxy.api.requests)).toEqual([LIST, UPDATE, UPDATE, LIST, UPDATE]);
});

test("each project has its own list", async () => {
  const proxy = await startProxy({}, api());
  const scopes = [ORGANIZATION, PROJECT, "/v1/projects/p2"];
  for (const scope of scopes) {
    await setRole(proxy, "r-admin", scope);
  }
  expect(linesOf(proxy.api.requests)).toEqual(
    scopes.flatMap((scope) => [`GET ${scope}/roles`, `PUT ${scope}/members/u1`]),
  );
});

test("keeps the lists of 100 projects", async () => {
  const proxy = await startProxy({}, (socket, request) => {
    const send = request.startsWith("GET") ? success({ roles: ROLES }) : success({});
    send(socket, request);
  });
  for (let project = 0; project <= 100; project++) {
    await setRole(proxy, "r-admin", `/v1/projects/p${project}`);
  }
  proxy.api.requests.length = 0;
  await setRole(proxy, "r-admin", "/v1/projects/p100");
  await setRole(proxy, "r-admin", "/v1/projects/p0");
  expect(linesOf(proxy.api.requests)).toEqual([
    "PUT /v1/projects/p100/members/u1",
    "GET /v1/projects/p0/roles",
    "PUT /v1/projects/p0/members/u1",
  ]);
});

test("tenants do not share a list", async () => {
  const other = "confident_us_org_another/5ecret";
  let key = KEY;
  const proxy = await startProxy({ apiKey: () => key }, api());
  await setRole(proxy, "r-admin");
  key = other;
  await setRole(proxy, "r-admin");
  expect(linesOf(proxy.api.requests)).toEqual([LIST, UPDATE, LIST, UPDATE]);
  expect(proxy.api.requests[2]).toContain(other);
});

test("reads no roles for callers that authorize rejects, and for other operations", async () => {
  const proxy = await startProxy({
    authorize: ({ operation }) => operation !== "updateMemberRole",
  });
  expect((await setRole(proxy, "r-admin")).status).toBe(403);
  const target = `${BASE_PATH}${ORGANIZATION}/members/u1`;
  expect((await proxy.send({ method: "DELETE", target })).status).toBe(200);
  expect(linesOf(proxy.api.requests)).toEqual([`DELETE ${ORGANIZATION}/members/u1`]);
});

test("allow.transferOwnership forwards the role Owner in one request", async () => {
  const proxy = await startProxy({ allow: { transferOwnership: true } }, api());
  expect((await setRole(proxy, "r-owner")).status).toBe(200);
  expect(linesOf(proxy.api.requests)).toEqual([UPDATE]);
});

// Names instead of ids. Each name is looked up in the same scope.
import { describe, expect } from "vitest";
import type { ConfidentAdmin, ProjectOperations } from "../src/index.ts";
import { adminOf, failureOf, reply } from "./support/calls.ts";
import { type ScriptedServer, type Step, test } from "./support/servers.ts";

const POLICIES = [
  { id: "pol-1", name: "Read billing" },
  { id: "pol-2", name: "Read billing " },
  { id: "pol-3", name: "Deploy" },
  { id: "pol-4", name: "Deploy" },
];
const ROLES = [
  { id: "role-1", name: "Owner" },
  { id: "role-2", name: "Auditor" },
  { id: "role-3", name: "Writer" },
  { id: "role-4", name: "Writer" },
];
const PERMISSIONS = [{ id: "perm-1", name: "trace:read" }];
const DATA = {
  policies: POLICIES,
  roles: ROLES,
  permissions: PERMISSIONS,
  role: ROLES[1],
  policy: POLICIES[0],
  member: { id: "u1", email: "ada@example.com" },
  invitations: [],
};
const respond: Step = reply(200, JSON.stringify({ success: true, data: DATA }));

type Bound = ConfidentAdmin | ProjectOperations;
const SCOPES = [
  {
    name: "the organization",
    root: "/v1/organization",
    roleField: "organizationRoleId",
    scopeOf: (admin: ConfidentAdmin): Bound => admin,
  },
  {
    name: "a project",
    root: "/v1/projects/p1",
    roleField: "projectRoleId",
    scopeOf: (admin: ConfidentAdmin): Bound => admin.project("p1"),
  },
];

const seen = ({ requests }: ScriptedServer, root: string) =>
  requests.map(({ method, target }) => `${method} ${target.replace(root, "")}`);
const written = ({ requests }: ScriptedServer) => JSON.parse(requests.at(-1)?.body ?? "");

const role = (policies: readonly string[]) => ({ name: "Auditor", policies });
const emails = ["ada@example.com"];

describe.each(SCOPES)("in $name", ({ root, roleField, scopeOf }) => {
  test("a role accepts names of policies in addition to ids", async ({ servers }) => {
    const server = await servers.http(respond);
    const { roles } = scopeOf(adminOf(server));
    await roles.create({ ...role(["Read billing", "Read billing"]), policyIds: ["pol-9"] });
    expect(written(server)).toEqual({ name: "Auditor", policyIds: ["pol-9", "pol-1"] });
    await roles.update("role-2", role(["Read billing "]));
    expect(written(server)).toEqual({ name: "Auditor", policyIds: ["pol-2"] });
    expect(seen(server, root)).toEqual([
      "GET /policies",
      "POST /roles",
      "GET /policies",
      "PUT /roles/role-2",
    ]);
  });

  test("a member's role may be a name", async ({ servers }) => {
    const server = await servers.http(respond);
    await scopeOf(adminOf(server)).members.updateRole("u1", { role: "Auditor" });
    expect(written(server)).toEqual({ roleId: "role-2" });
    expect(seen(server, root)).toEqual(["GET /roles", "PUT /members/u1"]);
  });

  test("an invitation's role may be a name, an id, or the default", async ({ servers }) => {
    const server = await servers.http(respond);
    const { invitations } = scopeOf(adminOf(server));
    await invitations.create({ emails, role: "Auditor" });
    expect(written(server)).toEqual({ emails, [roleField]: "role-2" });
    await invitations.create({ emails });
    expect(written(server)).toEqual({ emails });
    await invitations.create({ emails, [roleField]: "role-9" });
    expect(written(server)).toEqual({ emails, [roleField]: "role-9" });
    expect(seen(server, root)).toEqual([
      "GET /roles",
      "POST /invitations",
      "POST /invitations",
      "POST /invitations",
    ]);
  });

  test("an unknown name is rejected with the closest names", async ({ servers }) => {
    const server = await servers.http(respond);
    const { roles, members, invitations } = scopeOf(adminOf(server));
    const unknown = 'No role is named "auditor". Did you mean "Auditor"';
    expect(await failureOf(roles.create(role(["Read biling", "x"])))).toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
      message: expect.stringMatching(
        /^No policy is named "Read biling"\. Did you mean "Read billing" or .* No policy is named "x"\./,
      ),
    });
    for (const call of [
      () => members.updateRole("u1", { role: "auditor" }),
      () => invitations.create({ emails, role: "auditor" }),
    ]) {
      expect(await failureOf(call())).toMatchObject({
        name: "ConfidentArgumentError",
        message: expect.stringContaining(unknown),
      });
    }
    expect(server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("an ambiguous name is rejected with the ids", async ({ servers }) => {
    const server = await servers.http(respond);
    const { roles, members, invitations } = scopeOf(adminOf(server));
    const conflict = { name: "ConfidentConflictError", delivery: "answered" };
    expect(await failureOf(roles.update("role-2", role(["Deploy"])))).toMatchObject({
      ...conflict,
      message:
        'Several policies are named "Deploy": "pol-3", "pol-4". Pass an id instead of the name.',
    });
    for (const call of [
      () => members.updateRole("u1", { role: "Writer" }),
      () => invitations.create({ emails, role: "Writer" }),
    ]) {
      expect(await failureOf(call())).toMatchObject({
        ...conflict,
        message:
          'Several roles are named "Writer": "role-3", "role-4". Pass an id instead of the name.',
      });
    }
    expect(server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test.for(["Owner", "owner", "OWNER"])("%s is never given by name", async (owner, { servers }) => {
    const server = await servers.http(respond);
    const { members, invitations } = scopeOf(adminOf(server));
    for (const call of [
      () => members.updateRole("u1", { role: owner }),
      () => invitations.create({ emails, role: owner }),
    ]) {
      expect(await failureOf(call())).toMatchObject({
        name: "ConfidentArgumentError",
        message: expect.stringContaining("members.transferOwnership"),
      });
    }
    expect(server.connections).toHaveLength(0);
  });

  test("the id of the role Owner is sent", async ({ servers }) => {
    const server = await servers.http(respond);
    await scopeOf(adminOf(server)).members.updateRole("u1", { roleId: "role-1" });
    expect(seen(server, root)).toEqual(["PUT /members/u1"]);
  });

  test("rejects a role with both a name and an id, and any other value", async ({ servers }) => {
    const server = await servers.http(respond);
    const { members, invitations } = scopeOf(adminOf(server));
    const inputs = [
      { role: "Auditor", roleId: "role-2" },
      { role: "" },
      { role: 7 },
      { role: null },
    ];
    const calls = [
      ...inputs.map((input) => () => members.updateRole("u1", input as { role: string })),
      ...[
        { role: "" },
        { role: 7 },
        { role: "Auditor", [roleField]: "role-2" },
        { [roleField]: "" },
      ].map(
        (input) => () =>
          invitations.create({ emails, ...input } as { emails: string[]; role: string }),
      ),
    ];
    for (const call of calls) {
      expect(await failureOf(call())).toMatchObject({ name: "ConfidentArgumentError" });
    }
    expect(server.connections).toHaveLength(0);
  });
});

test("a project's policy takes names of the project's permissions, looked up once", async ({
  servers,
}) => {
  const server = await servers.http(respond);
  const admin = adminOf(server);
  const policy = { name: "Read traces", permissions: ["trace:read"] };
  await admin.project("p1").policies.create(policy);
  await admin.project("p1").policies.update("pol-1", policy);
  expect(written(server)).toEqual({ name: "Read traces", permissionIds: ["perm-1"] });
  await admin.project("p2").policies.create(policy);
  await admin.policies.create(policy);
  expect(seen(server, "/v1/")).toEqual([
    "GET projects/p1/permissions",
    "POST projects/p1/policies",
    "PUT projects/p1/policies/pol-1",
    "GET projects/p2/permissions",
    "POST projects/p2/policies",
    "GET organization/permissions",
    "POST organization/policies",
  ]);
});

test("a client keeps the permissions of the 100 most recently used projects", async ({
  servers,
}) => {
  const server = await servers.http(respond);
  const admin = adminOf(server);
  const create = (index: number) =>
    admin.project(`p${index}`).policies.create({ name: "a", permissions: ["trace:read"] });
  const lookups = () => server.requests.filter(({ method }) => method === "GET").length;
  for (let index = 0; index <= 100; index++) {
    await create(index);
  }
  await create(1);
  expect(lookups()).toBe(101);
  await create(101); // takes the place of 2, because 1 was used since
  await create(1);
  expect(lookups()).toBe(102);
  await create(2);
  expect(lookups()).toBe(103);
});

test("project(id) rejects an invalid id at once", async ({ servers }) => {
  const admin = adminOf(await servers.http(respond));
  const { project } = admin;
  expect(() => project("../organization")).toThrow(
    expect.objectContaining({ name: "ConfidentArgumentError", delivery: "unsent" }),
  );
});

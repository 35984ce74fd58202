import { expect } from "vitest";
import type { ConfidentAdmin } from "../src/index.ts";
import { adminOf, failureOf, reply } from "./support/calls.ts";
import { entries, pagedServer } from "./support/paged-server.ts";
import type { Step } from "./support/servers.ts";
import { test } from "./support/servers.ts";

interface Scope {
  readonly prefix: string;
  readonly owner: "organizationId" | "projectId";
  readonly role: "organizationRole" | "projectRole";
  readonly lookup: string;
  readonly transfer: string;
  readonly members: (admin: ConfidentAdmin) => {
    getByEmail(email: string): Promise<{ readonly id: string }>;
    transferOwnership(userId: string): Promise<unknown>;
  };
}

const SCOPES: [string, Scope][] = [
  [
    "the organization",
    {
      prefix: "/v1/organization",
      owner: "organizationId",
      role: "organizationRole",
      lookup: "getMemberByEmail",
      transfer: "transferOwnership",
      members: ({ members }) => members,
    },
  ],
  [
    "a project",
    {
      prefix: "/v1/projects/proj-1",
      owner: "projectId",
      role: "projectRole",
      lookup: "getProjectMemberByEmail",
      transfer: "transferProjectOwnership",
      members: (admin) => admin.project("proj-1").members,
    },
  ],
];

test.for(SCOPES)(
  "finds a member of %s by email, in upper and lower case",
  async ([, scope], { servers }) => {
    const server = pagedServer(entries(250));
    server.entries[120] = { id: "u120", name: "Ada", email: "Ada@Acme.test " };
    const members = scope.members(adminOf(await servers.http(server.step)));
    expect(await members.getByEmail(" aDA@acme.TEST")).toMatchObject({ id: "u120" });
    expect(await members.getByEmail("user0@acme.test")).toMatchObject({ id: "u0" });
  },
);

test.for(SCOPES)(
  "fails with a typed error if no member of %s has the email",
  async ([, scope], { servers }) => {
    const server = pagedServer(entries(250));
    const members = scope.members(adminOf(await servers.http(server.step)));
    expect(await failureOf(members.getByEmail(" unknown@acme.test"))).toMatchObject({
      name: "ConfidentNotFoundError",
      status: 404,
      operation: scope.lookup,
      message: 'No member has the email address "unknown@acme.test".',
    });
    expect(server.requests).toHaveLength(3);
    for (const email of ["", " ", undefined, 7]) {
      expect(await failureOf(members.getByEmail(email as string))).toMatchObject({
        name: "ConfidentArgumentError",
        operation: scope.lookup,
      });
    }
    expect(server.requests).toHaveLength(3);
  },
);

/** A server with roles. Members get the role from the request. */
function rolesAndMembers(scope: Scope, roles: object[], member?: object): Step {
  return (response, request) => {
    const { roleId } = JSON.parse(request.body || "{}");
    const id = request.target.split("/").pop();
    const updated = {
      id,
      email: "a@b.test",
      [scope.role]: { id: roleId, name: "Owner" },
      ...member,
    };
    const data = request.method === "GET" ? { roles } : { member: updated };
    reply(200, JSON.stringify({ success: true, data }))(response, request);
  };
}

const owner = (scope: Scope) => ({ id: "r-owner", name: "Owner", [scope.owner]: null });
const custom = (scope: Scope) => ({ id: "r-custom", name: "Owner", [scope.owner]: "own-1" });

test.for(SCOPES)("transfers the ownership of %s to a member", async ([, scope], { servers }) => {
  const step = rolesAndMembers(scope, [custom(scope), owner(scope)]);
  const server = await servers.http(step);
  const member = await scope.members(adminOf(server)).transferOwnership("u1");
  expect(member).toMatchObject({ id: "u1", [scope.role]: { id: "r-owner" } });
  expect(server.requests).toMatchObject([
    { method: "GET", target: `${scope.prefix}/roles` },
    { method: "PUT", target: `${scope.prefix}/members/u1`, body: '{"roleId":"r-owner"}' },
  ]);
});

test.for(SCOPES)("accepts a response without the role in %s", async ([, scope], { servers }) => {
  const step = rolesAndMembers(scope, [owner(scope)], { [scope.role]: undefined });
  const server = await servers.http(step);
  const { transferOwnership } = scope.members(adminOf(server));
  expect(await transferOwnership("u1")).toMatchObject({ id: "u1" });
});

test.for(
  SCOPES.flatMap(([name, scope]) =>
    [{ id: "u2" }, { [scope.role]: null }, { [scope.role]: { id: "r-admin", name: "Admin" } }].map(
      (member) => [name, scope, member] as const,
    ),
  ),
)("checks the response to a transfer in %s", async ([, scope, member], { servers }) => {
  const server = await servers.http(rolesAndMembers(scope, [owner(scope)], member));
  const { transferOwnership } = scope.members(adminOf(server));
  expect(await failureOf(transferOwnership("u1"))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    operation: scope.transfer,
    message:
      'The transfer to "u1" was sent, but the response differs. List the members to see who the Owner is.',
  });
});

test.for(SCOPES)(
  "writes nothing in %s without a preset role named Owner",
  async ([, scope], { servers }) => {
    const server = await servers.http(rolesAndMembers(scope, [custom(scope)]));
    const { transferOwnership } = scope.members(adminOf(server));
    expect(await failureOf(transferOwnership("u1"))).toMatchObject({
      name: "ConfidentNotFoundError",
      operation: scope.transfer,
      message: "No preset role is named Owner.",
    });
    expect(await failureOf(transferOwnership(".."))).toMatchObject({
      name: "ConfidentArgumentError",
      operation: scope.transfer,
    });
    expect(server.requests).toHaveLength(1);
  },
);

import { expect } from "vitest";
import { adminOf, failureOf, reply } from "./support/calls.ts";
import { type Servers, test } from "./support/servers.ts";

const SCOPES = [
  { field: "organizationId", role: "organizationRole", projectId: undefined },
  { field: "projectId", role: "projectRole", projectId: "proj-1" },
] as const;

async function start(
  servers: Servers,
  { role, projectId }: (typeof SCOPES)[number],
  roles: object[],
) {
  const server = await servers.http((response, request) => {
    const { roleId } = JSON.parse(request.body || "{}");
    const member = { id: "u1", email: "a@b.test", [role]: { id: roleId, name: "Owner" } };
    const data = request.method === "GET" ? { roles } : { member };
    reply(200, JSON.stringify({ success: true, data }))(response, request);
  });
  const admin = adminOf(server);
  const { members } = projectId ? admin.project(projectId) : admin;
  return { server, transfer: () => members.transferOwnership("u1") as Promise<object> };
}

test.for(SCOPES)(
  "writes nothing if several presets are named Owner, $field",
  async (scope, { servers }) => {
    const preset = { name: "Owner", [scope.field]: null };
    for (const roles of [
      [
        { ...preset, id: "r1" },
        { ...preset, id: "r2" },
      ],
      [
        { name: "Owner", id: "r1" },
        { name: "Owner", id: "r2" },
      ],
    ]) {
      const { server, transfer } = await start(servers, scope, roles);
      expect(await failureOf(transfer())).toMatchObject({
        name: "ConfidentConflictError",
        delivery: "answered",
        message:
          'Several preset roles are named "Owner": "r1", "r2". Pass one of these role ids to members.updateRole.',
      });
      expect(server.requests).toHaveLength(1);
    }
  },
);

test.for(SCOPES)(
  "prefers the role that is certainly a preset, $field",
  async (scope, { servers }) => {
    const { server, transfer } = await start(servers, scope, [
      { id: "custom", name: "Owner" },
      { id: "preset", name: "Owner", [scope.field]: null },
    ]);
    await transfer();
    expect(server.requests[1]).toMatchObject({ method: "PUT", body: '{"roleId":"preset"}' });
  },
);

test.for(SCOPES)(
  "takes the only Owner if the server returns no $field",
  async (scope, { servers }) => {
    const { server, transfer } = await start(servers, scope, [{ id: "only", name: "Owner" }]);
    await transfer();
    expect(server.requests[1]).toMatchObject({ method: "PUT", body: '{"roleId":"only"}' });
  },
);

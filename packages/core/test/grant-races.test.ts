import { expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, reply } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const CURRENT = policyWith("perm-1");
const READ_TWICE = ["GET permissions", "GET policies", "GET policies"];

test.for<[string, Policy, object]>([
  ["permission", policyWith("perm-1", "perm-3"), { permissionIds: ["perm-1", "perm-3", "perm-2"] }],
  ["name", { ...CURRENT, name: "New" }, { name: "New", permissionIds: ["perm-1", "perm-2"] }],
  ["description", { ...CURRENT, description: "New" }, { description: "New" }],
])(
  "keeps a %s that someone else changes between the reads",
  async ([, changed, body], { servers }) => {
    const server = await servers.http(organization([CURRENT], [changed]));
    await adminOf(server).policies.grant("p1", ["billing:manage"]);
    expect(seen(server)).toEqual([...READ_TWICE, "GET policies", "PUT policies/p1"]);
    expect(written(server)).toMatchObject([body]);
  },
);

test("ignores a change in the order of permissions", async ({ servers }) => {
  const { permissions, ...rest } = policyWith("perm-1", "perm-2");
  const reversed = { ...rest, permissions: [...permissions].reverse() };
  const server = await servers.http(organization([{ ...rest, permissions }], [reversed]));
  await adminOf(server).policies.grant("p1", ["project:read"]);
  expect(seen(server)).toEqual([...READ_TWICE, "PUT policies/p1"]);
});

test("writes nothing if someone else grants the permission between the reads", async ({
  servers,
}) => {
  const granted = policyWith("perm-1", "perm-2");
  const server = await servers.http(organization([CURRENT], [granted]));
  expect(await adminOf(server).policies.grant("p1", ["billing:manage"])).toEqual(granted);
  expect(written(server)).toEqual([]);
});

test("fails with a conflict and writes nothing if a policy keeps changing", async ({ servers }) => {
  const states = Array.from({ length: 9 }, (_, index) => [
    { ...CURRENT, name: `Billing ${index}` },
  ]);
  const server = await servers.http(organization(...states));
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    message: expect.stringMatching(/"p1" was not written: others keep changing it/),
  });
  expect(server.requests).toHaveLength(6);
  expect(written(server)).toEqual([]);
});

test("fails with not found if the policy disappears between the reads", async ({ servers }) => {
  const server = await servers.http(organization([CURRENT], []));
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentNotFoundError",
    status: 404,
  });
  expect(written(server)).toEqual([]);
});

test.for([undefined, null, "all", {}, 7, [null], [{ name: "billing:read" }], [{ id: 7 }]])(
  "writes nothing if the policy's permissions are %j",
  async (permissions, { servers }) => {
    const current = { ...CURRENT, permissions } as unknown as Policy;
    const server = await servers.http(organization([current]));
    for (const method of ["grant", "revoke"] as const) {
      const call = adminOf(server).policies[method]("p1", ["project:read"]);
      expect(await failureOf(call)).toMatchObject({
        name: "ConfidentConflictError",
        message: expect.stringMatching(/does not return its permissions/),
      });
    }
    expect(written(server)).toEqual([]);
  },
);

test.for(["grant", "revoke"] as const)(
  "%s writes nothing for an unknown name, and suggests a similar one",
  async (method, { servers }) => {
    const server = await servers.http(organization([CURRENT]));
    const call = adminOf(server).policies[method]("p1", ["project:raed"]);
    const error = await failureOf(call);
    expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
    expect(error.message).toMatch(
      /^No permission is named "project:raed"\. Did you mean "project:read"/,
    );
    expect(seen(server)).toEqual(["GET permissions"]);
  },
);

test("rejects invalid permission names before sending", async ({ servers }) => {
  const server = await servers.http(organization([CURRENT]));
  for (const names of ["billing:read", [7], [""], undefined]) {
    const call = adminOf(server).policies.grant("p1", names as string[]);
    expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
  }
  expect(server.connections).toHaveLength(0);
});

test("reports a rejected write without retrying it", async ({ servers }) => {
  const respond = organization([CURRENT]);
  const server = await servers.http((response, request) =>
    (request.method === "PUT" ? reply(409, '{"error":"No"}', NOW) : respond)(response, request),
  );
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    operation: "updatePolicy",
  });
  expect(written(server)).toHaveLength(1);
});

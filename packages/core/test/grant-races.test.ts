import { expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, reply } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const HELD = policyWith("perm-1");
const READ_TWICE = ["GET permissions", "GET policies", "GET policies"];

test.for<[string, Policy, object]>([
  ["permission", policyWith("perm-1", "perm-3"), { permissionIds: ["perm-1", "perm-3", "perm-2"] }],
  ["name", { ...HELD, name: "New" }, { name: "New", permissionIds: ["perm-1", "perm-2"] }],
  ["description", { ...HELD, description: "New" }, { description: "New" }],
])(
  "a %s that someone changes between the reads is kept",
  async ([, changed, body], { servers }) => {
    const server = await servers.http(organization([HELD], [changed]));
    await adminOf(server).policies.grant("p1", ["billing:manage"]);
    expect(seen(server)).toEqual([...READ_TWICE, "GET policies", "PUT policies/p1"]);
    expect(written(server)).toMatchObject([body]);
  },
);

test("an order of permissions that changes is no change", async ({ servers }) => {
  const { permissions, ...rest } = policyWith("perm-1", "perm-2");
  const reversed = { ...rest, permissions: [...permissions].reverse() };
  const server = await servers.http(organization([{ ...rest, permissions }], [reversed]));
  await adminOf(server).policies.grant("p1", ["project:read"]);
  expect(seen(server)).toEqual([...READ_TWICE, "PUT policies/p1"]);
});

test("what someone else has granted between the reads is not written again", async ({
  servers,
}) => {
  const granted = policyWith("perm-1", "perm-2");
  const server = await servers.http(organization([HELD], [granted]));
  expect(await adminOf(server).policies.grant("p1", ["billing:manage"])).toEqual(granted);
  expect(written(server)).toEqual([]);
});

test("a policy that keeps changing is a conflict, and nothing is written", async ({ servers }) => {
  const states = Array.from({ length: 9 }, (_, index) => [{ ...HELD, name: `Billing ${index}` }]);
  const server = await servers.http(organization(...states));
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    message: expect.stringMatching(/"p1" was not written: others keep changing it/),
  });
  expect(server.requests).toHaveLength(6);
  expect(written(server)).toEqual([]);
});

test("a policy that disappears between the reads is not found", async ({ servers }) => {
  const server = await servers.http(organization([HELD], []));
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentNotFoundError",
    status: 404,
  });
  expect(written(server)).toEqual([]);
});

test.for([undefined, null, "all", {}, 7, [null], [{ name: "billing:read" }], [{ id: 7 }]])(
  "a list that says %j of permissions cannot be built upon: nothing is written",
  async (permissions, { servers }) => {
    const held = { ...HELD, permissions } as unknown as Policy;
    const server = await servers.http(organization([held]));
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
  "to %s a name that nobody knows writes nothing, and says which are near",
  async (method, { servers }) => {
    const server = await servers.http(organization([HELD]));
    const call = adminOf(server).policies[method]("p1", ["project:raed"]);
    const error = await failureOf(call);
    expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
    expect(error.message).toMatch(
      /^No permission is named "project:raed"\. Did you mean "project:read"/,
    );
    expect(seen(server)).toEqual(["GET permissions"]);
  },
);

test("names that are none are refused before anything is sent", async ({ servers }) => {
  const server = await servers.http(organization([HELD]));
  for (const names of ["billing:read", [7], [""], undefined]) {
    const call = adminOf(server).policies.grant("p1", names as string[]);
    expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
  }
  expect(server.connections).toHaveLength(0);
});

test("a write that is refused is the caller's to know, and is not tried again", async ({
  servers,
}) => {
  const answer = organization([HELD]);
  const server = await servers.http((response, request) =>
    (request.method === "PUT" ? reply(409, '{"error":"No"}', NOW) : answer)(response, request),
  );
  expect(await failureOf(adminOf(server).policies.grant("p1", ["project:read"]))).toMatchObject({
    name: "ConfidentApiError",
    status: 409,
    operation: "updatePolicy",
  });
  expect(written(server)).toHaveLength(1);
});

import { expect } from "vitest";
import type { NamedPolicyInput } from "../src/index.ts";
import { adminOf, failureOf, INPUT, reply } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const ONE = policyWith("perm-1");
const TWO = { ...policyWith("perm-2"), id: "p2", name: "Biling" };

test("finds a policy by id and by name with one request each", async ({ servers }) => {
  const server = await servers.http(organization([ONE, TWO]));
  const { policies } = adminOf(server);
  expect(await policies.get("p2")).toEqual(TWO);
  expect(await policies.getByName("Billing")).toEqual(ONE);
  expect(seen(server)).toEqual(["GET policies", "GET policies"]);
});

test("fails with a typed error if no policy has the id", async ({ servers }) => {
  const server = await servers.http(organization([ONE, TWO]));
  expect(await failureOf(adminOf(server).policies.get("p3"))).toMatchObject({
    name: "ConfidentNotFoundError",
    status: 404,
    delivery: "answered",
    operation: "getPolicy",
    message: 'No policy has the id "p3".',
  });
});

test.for([
  ["billing", ' Did you mean "Billing" or "Biling"?'],
  ["Billling", ' Did you mean "Billing" or "Biling"?'],
  [" Billing", ' Did you mean "Billing" or "Biling"?'],
  ["Something else", ""],
] as const)(
  "suggests similar names if no policy is named %j",
  async ([name, hint], { servers }) => {
    const server = await servers.http(organization([TWO, ONE]));
    expect(await failureOf(adminOf(server).policies.getByName(name))).toMatchObject({
      name: "ConfidentNotFoundError",
      status: 404,
      operation: "getPolicyByName",
      message: `No policy is named ${JSON.stringify(name)}.${hint}`,
    });
  },
);

test.for([undefined, null, "", 7])("rejects %j as a name", async (name, { servers }) => {
  const server = await servers.http(organization([ONE]));
  expect(await failureOf(adminOf(server).policies.getByName(name as string))).toMatchObject({
    name: "ConfidentArgumentError",
    delivery: "unsent",
  });
  expect(server.connections).toHaveLength(0);
});

test("reports a failed list instead of treating it as empty", async ({ servers }) => {
  const server = await servers.http(reply(403, '{"error":"No"}'));
  expect(await failureOf(adminOf(server).policies.get("p1"))).toMatchObject({
    name: "ConfidentApiError",
    status: 403,
    operation: "listPolicies",
  });
});

test.for([
  INPUT,
  { name: "a", permissionIds: [] },
  { name: "a", permissionIds: ["x", "x"], description: null },
  { name: " a ", permissionIds: ["x"], description: "" },
])("an update sends exactly %j in one request", async (input, { servers }) => {
  const server = await servers.http(organization([]));
  await adminOf(server).policies.update("p1", input);
  expect(seen(server)).toEqual(["PUT policies/p1"]);
  expect(server.requests[0]?.body).toBe(JSON.stringify(input));
});

test("accepts permissions by name in addition to ids, and looks them up once", async ({
  servers,
}) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  const names = ["billing:manage", "project:read", "billing:manage"];
  await policies.create({ name: "a", permissions: names, description: null });
  await policies.update("p1", { name: "a", permissions: names, permissionIds: ["x", "perm-3"] });
  await policies.update("p1", { name: "a", permissions: [] });
  expect(seen(server)).toEqual([
    "GET permissions",
    "POST policies",
    "PUT policies/p1",
    "PUT policies/p1",
  ]);
  expect(written(server)).toEqual([
    { name: "a", description: null, permissionIds: ["perm-2", "perm-3"] },
    { name: "a", permissionIds: ["x", "perm-3", "perm-2"] },
    { name: "a", permissionIds: [] },
  ]);
});

test("rejects unknown permission names with suggestions and writes nothing", async ({
  servers,
}) => {
  const server = await servers.http(organization([]));
  const permissions = ["biling:read", "billing:read", "__proto__"];
  const call = adminOf(server).policies.update("p1", { name: "a", permissions });
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "updatePolicy",
    delivery: "unsent",
    message: expect.stringMatching(
      /^No permission is named "biling:read"\. Did you mean "billing:read".* No permission is named "__proto__"\.$/,
    ),
  });
  expect(seen(server)).toEqual(["GET permissions"]);
});

test.for([
  { name: "a" },
  { name: "", permissionIds: [] },
  { name: " ", permissions: [] },
  { name: 7, permissionIds: [] },
  { name: "a", permissionIds: "perm-1" },
  { name: "a", permissionIds: [""] },
  { name: "a", permissionIds: [7] },
  { name: "a", permissionIds: [undefined] },
  { name: "a", permissions: "billing:read" },
  { name: "a", permissions: [""] },
  { name: "a", permissions: [7] },
  null,
  undefined,
  "policy",
])("rejects the policy %j before sending", async (input, { servers }) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  const hostile = input as unknown as NamedPolicyInput;
  for (const [operation, call] of [
    ["createPolicy", policies.create(hostile)],
    ["updatePolicy", policies.update("p1", hostile)],
  ] as const) {
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      operation,
      delivery: "unsent",
    });
  }
  expect(server.connections).toHaveLength(0);
});

import { expect } from "vitest";
import { adminOf } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const CURRENT = policyWith("perm-1");
const READ_TWICE = ["GET permissions", "GET policies", "GET policies"];

test("grants by reading twice, then writing with the current name and description", async ({
  servers,
}) => {
  const server = await servers.http(organization([CURRENT]));
  const policy = await adminOf(server).policies.grant("p1", ["billing:manage", "billing:read"]);
  expect(policy).toEqual(policyWith("perm-1", "perm-2"));
  expect(seen(server)).toEqual([...READ_TWICE, "PUT policies/p1"]);
  expect(written(server)).toEqual([
    { name: "Billing", description: "All of it", permissionIds: ["perm-1", "perm-2"] },
  ]);
});

test("revokes a permission and keeps the others", async ({ servers }) => {
  const server = await servers.http(organization([policyWith("perm-1", "perm-2", "perm-3")]));
  await adminOf(server).policies.revoke("p1", ["billing:manage"]);
  expect(written(server)).toMatchObject([{ permissionIds: ["perm-1", "perm-3"] }]);
});

test.for([
  [null, { description: null }],
  ["", { description: "" }],
  [undefined, {}],
] as const)(
  "sends the current description %j unchanged",
  async ([description, sent], { servers }) => {
    const { description: _, ...rest } = CURRENT;
    const current = description === undefined ? rest : { ...rest, description };
    const server = await servers.http(organization([current]));
    await adminOf(server).policies.grant("p1", ["project:read"]);
    expect(written(server)).toEqual([
      { name: "Billing", permissionIds: ["perm-1", "perm-3"], ...sent },
    ]);
  },
);

test.for([
  ["grant", ["billing:read"]],
  ["grant", []],
  ["revoke", ["billing:manage"]],
  ["revoke", []],
] as const)("%s %j writes nothing if it changes nothing", async ([method, names], { servers }) => {
  const server = await servers.http(organization([CURRENT]));
  expect(await adminOf(server).policies[method]("p1", names)).toEqual(CURRENT);
  expect(seen(server)).toEqual(["GET permissions", "GET policies"]);
});

test("applies a call's options to every request of a grant", async ({ servers }) => {
  const server = await servers.http(organization([CURRENT]));
  const options = { headers: { "x-a": "1" } };
  await adminOf(server).policies.grant("p1", ["project:read"], options);
  expect(server.requests.map(({ headers }) => headers["x-a"])).toEqual(["1", "1", "1", "1"]);
});

import { expect } from "vitest";
import { adminOf, failureOf } from "./support/calls.ts";
import { collectionServer, POLICY_KINDS, rowOf } from "./support/collections.ts";
import { type Servers, test } from "./support/servers.ts";

const [, KIND] = POLICY_KINDS as [never, (typeof POLICY_KINDS)[number]];

async function start(servers: Servers) {
  const server = collectionServer(KIND, rowOf(KIND, "a1", "Auditors", "part-1"));
  const admin = adminOf(await servers.http(server.step));
  return { server, admin, policies: admin.project("proj-1").policies };
}

test("grants and revokes permissions of a project's policy, by name", async ({ servers }) => {
  const { server, policies } = await start(servers);
  const parts = async () => (await policies.get("a1")).permissions?.map(({ id }) => id);
  await policies.grant("a1", ["second", "third"]);
  expect(await parts()).toEqual(["part-1", "part-2", "part-3"]);
  await policies.revoke("a1", ["first", "third"]);
  expect(await parts()).toEqual(["part-2"]);
  expect(server.written).toHaveLength(2);
  expect(server.requests.slice(0, 4)).toEqual([
    "GET permissions",
    "GET policies",
    "GET policies",
    "PUT policies/a1",
  ]);
});

test("looks up the names in the project's own list, and caches it", async ({ servers }) => {
  const { server, policies } = await start(servers);
  await policies.grant("a1", ["first"]);
  await policies.revoke("a1", ["second"]);
  expect(server.requests).toEqual(["GET permissions", "GET policies", "GET policies"]);
});

test.for([
  [["firs"], 'No permission is named "firs". Did you mean "first"?'],
  ["first", 'Permissions must be an array of names like "billing:read".'],
] as const)("rejects %j and writes nothing", async ([names, message], { servers }) => {
  const { server, policies } = await start(servers);
  const given = names as unknown as readonly string[];
  const calls = [policies.grant("a1", given), policies.revoke("a1", given)];
  const errors = await Promise.all(calls.map(failureOf));
  expect(errors).toMatchObject([
    { name: "ConfidentArgumentError", operation: "grantProjectPermissions", message },
    { name: "ConfidentArgumentError", operation: "revokeProjectPermissions", message },
  ]);
  expect(server.written).toEqual([]);
});

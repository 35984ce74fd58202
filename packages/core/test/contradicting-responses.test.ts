// A server may respond to a write with something that contradicts it: a mock with its examples, a cache, a proxy.
import { expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, reply, succeed } from "./support/calls.ts";
import { organization, policyWith, written } from "./support/organization.ts";
import { type Step, test } from "./support/servers.ts";

const HELD = policyWith("perm-1");

/** Responds to writes with this, and to reads as the API does. */
const respondingWith = (written: unknown, ...states: Policy[][]): Step => {
  const read = organization(...states);
  const body = JSON.stringify({ success: true, data: { policy: written } });
  return (answer, request) => (request.method === "GET" ? read : reply(200, body))(answer, request);
};

const work = {
  grant: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.grant("p1", ["billing:read", "billing:manage"]),
  revoke: (admin: ReturnType<typeof adminOf>) => admin.policies.revoke("p1", ["billing:read"]),
  rename: (admin: ReturnType<typeof adminOf>) => admin.policies.rename("p1", "New"),
  ensure: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.ensure({ name: "Billing", permissions: ["billing:manage"] }),
  create: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.ensure({ name: "New", permissions: ["billing:manage"] }),
};

test.for<[keyof typeof work, string, Policy]>([
  ["grant", "id", { ...policyWith("perm-1", "perm-2"), id: "p2" }],
  ["grant", "name", { ...policyWith("perm-1", "perm-2"), name: "Other" }],
  ["grant", "permissions", policyWith("perm-1")],
  ["grant", "permissions", policyWith("perm-2")],
  ["grant", "permissions", policyWith()],
  ["grant", "id and name and permissions", { id: "p2", name: "Other", permissions: [] }],
  ["revoke", "id", { ...policyWith(), id: "p2" }],
  ["revoke", "permissions", policyWith("perm-1")],
  ["rename", "name", HELD],
  ["rename", "permissions", { ...policyWith(), name: "New" }],
  ["ensure", "permissions", policyWith("perm-1", "perm-2")],
  ["ensure", "permissions", policyWith()],
  ["create", "name", policyWith("perm-2")],
  ["create", "permissions", { ...policyWith("perm-1"), name: "New" }],
])(
  "%s: a response that differs in %s is a conflict",
  async ([method, what, policy], { servers }) => {
    const server = await servers.http(respondingWith(policy, [HELD]));
    const error = await failureOf(work[method](adminOf(server)));
    expect(error).toMatchObject({ name: "ConfidentConflictError", delivery: "answered" });
    expect(error.message).toMatch(
      new RegExp(`"(p1|p2)" was sent, but the response differs in ${what}\\. Read the policy`),
    );
    expect(written(server)).toHaveLength(1);
  },
);

test.for<[keyof typeof work, object]>([
  ["grant", { id: "p1", name: "Billing" }],
  ["grant", { ...HELD, permissions: null }],
  ["grant", policyWith("perm-1", "perm-2", "perm-3")],
  ["grant", { ...policyWith("perm-2", "perm-1"), description: "Other" }],
  ["revoke", { id: "p1", name: "Billing" }],
  ["revoke", policyWith("perm-3")],
  ["rename", { id: "p1", name: "New" }],
  ["create", { id: "p3", name: "New" }],
])("%s: a response of %j is no contradiction", async ([method, policy], { servers }) => {
  const server = await servers.http(respondingWith(policy, [HELD]));
  const result = await work[method](adminOf(server));
  expect("change" in result ? result.policy : result).toEqual(policy);
});

test("a contradiction after a lost write leaves it unknown whether there were two", async ({
  servers,
}) => {
  const changed = policyWith("perm-1", "perm-3");
  const states = [[HELD], [HELD], [changed]];
  const answer = respondingWith(HELD, ...states);
  let writes = 0;
  const server = await servers.http((response, request) =>
    (request.method === "PUT" && writes++ === 0 ? reply(503, "", NOW) : answer)(response, request),
  );
  expect(await failureOf(work.grant(adminOf(server)))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "unknown",
  });
});

test("a plain update returns the response as it is", async ({ servers }) => {
  const server = await servers.http(succeed);
  const policy = await adminOf(server).policies.update("p9", { name: "New", permissionIds: ["x"] });
  expect(policy).toMatchObject({ id: "p1", name: "Billing" });
});

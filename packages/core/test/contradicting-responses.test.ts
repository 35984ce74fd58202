// A mock with fixed examples, a cache or a proxy can send a response that does not match the write.
import { expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf, NOW, reply, succeed } from "./support/calls.ts";
import { organization, policyWith, written } from "./support/organization.ts";
import { type Step, test } from "./support/servers.ts";

const CURRENT = policyWith("perm-1");

/** Responds to writes with this policy, and to reads as the API does. */
const respondingWith = (policy: unknown, ...states: Policy[][]): Step => {
  const read = organization(...states);
  const body = JSON.stringify({ success: true, data: { policy } });
  return (response, request) =>
    (request.method === "GET" ? read : reply(200, body))(response, request);
};

const calls = {
  grant: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.grant("p1", ["billing:read", "billing:manage"]),
  revoke: (admin: ReturnType<typeof adminOf>) => admin.policies.revoke("p1", ["billing:read"]),
  rename: (admin: ReturnType<typeof adminOf>) => admin.policies.rename("p1", "New"),
  ensure: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.ensure({ name: "Billing", permissions: ["billing:manage"] }),
  create: (admin: ReturnType<typeof adminOf>) =>
    admin.policies.ensure({ name: "New", permissions: ["billing:manage"] }),
};

test.for<[keyof typeof calls, string, Policy]>([
  ["grant", "id", { ...policyWith("perm-1", "perm-2"), id: "p2" }],
  ["grant", "name", { ...policyWith("perm-1", "perm-2"), name: "Other" }],
  ["grant", "permissions", policyWith("perm-1")],
  ["grant", "permissions", policyWith("perm-2")],
  ["grant", "permissions", policyWith()],
  ["grant", "id and name and permissions", { id: "p2", name: "Other", permissions: [] }],
  ["revoke", "id", { ...policyWith(), id: "p2" }],
  ["revoke", "permissions", policyWith("perm-1")],
  ["rename", "name", CURRENT],
  ["rename", "permissions", { ...policyWith(), name: "New" }],
  ["ensure", "permissions", policyWith("perm-1", "perm-2")],
  ["ensure", "permissions", policyWith()],
  ["create", "name", policyWith("perm-2")],
  ["create", "permissions", { ...policyWith("perm-1"), name: "New" }],
])(
  "%s throws a conflict if the response differs in %s",
  async ([method, field, policy], { servers }) => {
    const server = await servers.http(respondingWith(policy, [CURRENT]));
    const error = await failureOf(calls[method](adminOf(server)));
    expect(error).toMatchObject({ name: "ConfidentConflictError", delivery: "answered" });
    expect(error.message).toMatch(
      new RegExp(`"(p1|p2)" was sent, but the response differs in ${field}\\. Read the policy`),
    );
    expect(written(server)).toHaveLength(1);
  },
);

test.for<[keyof typeof calls, object]>([
  ["grant", { id: "p1", name: "Billing" }],
  ["grant", { ...CURRENT, permissions: null }],
  ["grant", policyWith("perm-1", "perm-2", "perm-3")],
  ["grant", { ...policyWith("perm-2", "perm-1"), description: "Other" }],
  ["revoke", { id: "p1", name: "Billing" }],
  ["revoke", policyWith("perm-3")],
  ["rename", { id: "p1", name: "New" }],
  ["create", { id: "p3", name: "New" }],
])("%s accepts the response %j", async ([method, policy], { servers }) => {
  const server = await servers.http(respondingWith(policy, [CURRENT]));
  const result = await calls[method](adminOf(server));
  expect("change" in result ? result.policy : result).toEqual(policy);
});

test("reports delivery as unknown if a write is lost and a later response contradicts it", async ({
  servers,
}) => {
  const changed = policyWith("perm-1", "perm-3");
  const states = [[CURRENT], [CURRENT], [changed]];
  const respond = respondingWith(CURRENT, ...states);
  let writes = 0;
  const server = await servers.http((response, request) =>
    (request.method === "PUT" && writes++ === 0 ? reply(503, "", NOW) : respond)(response, request),
  );
  expect(await failureOf(calls.grant(adminOf(server)))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "unknown",
  });
});

test("update returns a contradicting response unchanged", async ({ servers }) => {
  const server = await servers.http(succeed);
  const policy = await adminOf(server).policies.update("p9", { name: "New", permissionIds: ["x"] });
  expect(policy).toMatchObject({ id: "p1", name: "Billing" });
});

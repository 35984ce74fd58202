import { expect } from "vitest";
import { adminOf, failureOf, INPUT, succeed } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const INVALID = [
  "",
  ".",
  "..",
  "%2e",
  "%2E%2e",
  "%252e.",
  ".%25252e",
  "../roles/x",
  "a/../b",
  "a/..",
  "..\\a",
  "a%2f..%5cb",
  "./a",
  "a/.",
  "..;a",
  "..?a",
  "..#a",
  "a%c0%ae",
  "%U002E",
  "a%u002e",
  "a%u002F",
  "a%u005c",
  "a%uff0E",
  "a%uFF0f",
  "a%uff3c",
  "a%c0%af",
  "a%C0%2e",
  "a%c0%2F",
  "a%C1%9C",
  "a%e0%80%ae",
  "a%E0%80%AF",
  "a%e0%81%9c",
  "a%f0%80%80%ae",
  "a%f0%80%80%af",
  "a%F0%80%81%9C",
  "..%c0%af..%c0%afroles",
  "%25c0%25ae.",
  "a%252f%252e%252e%252fb",
  "a\u0000",
  "a\nb",
  "\u007f",
  "\u0085",
  "\ud800",
  "a\udc00b",
  "x".repeat(1025),
  7,
  0,
  null,
  undefined,
  {},
  ["p1"],
  { toString: () => "p1" },
  new String("p1"),
];

test.for(INVALID.map((id) => [id]))(
  "rejects the id %j before sending",
  async ([id], { servers }) => {
    const server = await servers.http(succeed);
    const { policies } = adminOf(server);
    const hostile = id as string;
    const expected = {
      name: "ConfidentArgumentError",
      delivery: "unsent",
      message: expect.stringMatching(/^policyId must be a string of 1 to 1024 characters/),
    };
    expect(await failureOf(policies.delete(hostile))).toMatchObject({
      ...expected,
      operation: "deletePolicy",
    });
    expect(await failureOf(policies.update(hostile, INPUT))).toMatchObject({
      ...expected,
      operation: "updatePolicy",
    });
    expect(await failureOf(policies.get(hostile))).toMatchObject(expected);
    expect(await failureOf(policies.grant(hostile, []))).toMatchObject(expected);
    expect(await failureOf(policies.revoke(hostile, []))).toMatchObject(expected);
    expect(server.connections).toHaveLength(0);
  },
);

test("rejects an invalid id before looking up permissions by name", async ({ servers }) => {
  const server = await servers.http(succeed);
  const policy = { name: "Billing", permissions: ["billing:read"] };
  expect(await failureOf(adminOf(server).policies.update("..", policy))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "updatePolicy",
    delivery: "unsent",
    message: expect.stringMatching(/^policyId must be/),
  });
  expect(server.connections).toHaveLength(0);
});

test.for([
  "policy-uuid-2",
  "a/b",
  "a?b#c",
  "a b+c",
  "%2f",
  "100%",
  "...",
  ".a",
  "a..b",
  "a..",
  "..a",
  "%u012e",
  "%c2%ae%c3%af",
  "%c0%80",
  "%e0%a0%ae",
  "%e0%80%80",
  "%f0%90%80%ae",
  "ä😀",
  "a;b=c,d",
  "__proto__",
  "{policyId}",
  "x".repeat(1024),
])("encodes the id %j as one path segment", async (id, { servers }) => {
  const server = await servers.http(succeed);
  await adminOf(server).policies.delete(id);
  const segments = server.requests[0]?.target.split("/") ?? [];
  expect(segments).toHaveLength(5);
  expect(segments.slice(0, 4)).toEqual(["", "v1", "organization", "policies"]);
  expect(decodeURIComponent(segments[4] as string)).toBe(id);
  expect(segments[4]).toMatch(/^[\w.~!*'()%-]+$/);
});

test("does not expand an id that looks like a template", async ({ servers }) => {
  const server = await servers.http(succeed);
  await adminOf(server).policies.delete("$&{policyId}$1");
  expect(server.requests[0]?.target).toBe(
    `/v1/organization/policies/${encodeURIComponent("$&{policyId}$1")}`,
  );
});

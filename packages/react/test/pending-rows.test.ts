import type { Policy } from "@confident-admin/core";
import { expect, test } from "vitest";
import { overlayPolicies } from "../src/queries.ts";

const read = { id: "perm-1", name: "billing:read" };
const write = { id: "perm-2", name: "billing:write" };
const one: Policy = { id: "p1", name: "One", description: "First", permissions: [read] };
const two: Policy = { id: "p2", name: "Two", permissions: [write] };
const policy = { name: "New", permissionIds: ["perm-2", "perm-9"] };

test("returns the policies themselves if there are no pending changes", () => {
  const rows = overlayPolicies([one, two], []);
  expect(rows).toEqual([one, two]);
  expect(rows[0]).toBe(one);
});

test("does not change the policies", () => {
  const before = structuredClone([one, two]);
  const policies = [one, two];
  overlayPolicies(policies, [
    { kind: "update", id: "p1", policy },
    { kind: "delete", id: "p2" },
    { kind: "create", id: "pending:1", policy },
  ]);
  expect(policies).toEqual(before);
});

test("shows the new values of an update and keeps an omitted description", () => {
  const [row] = overlayPolicies([one, two], [{ kind: "update", id: "p1", policy }]);
  expect(row).toEqual({
    id: "p1",
    name: "New",
    description: "First",
    permissions: [write, { id: "perm-9", name: "perm-9" }],
    pending: "update",
  });
});

test("shows known permissions by name, whether given by id or by name", () => {
  const names = ["billing:read", "iam:read"];
  const [row] = overlayPolicies(
    [],
    [{ kind: "create", id: "pending:1", policy: { name: "New", permissions: names } }],
    [read],
  );
  expect(row?.permissions).toEqual([read, { id: "iam:read", name: "iam:read" }]);
});

test("applies later changes over earlier ones", () => {
  const rows = overlayPolicies(
    [one],
    [
      { kind: "update", id: "p1", policy },
      { kind: "delete", id: "p1" },
    ],
  );
  expect(rows).toMatchObject([{ name: "New", pending: "delete" }]);
});

test("ignores a change to a missing policy", () => {
  const gone = { kind: "update", id: "p9", policy } as const;
  expect(overlayPolicies([one], [gone, { kind: "delete", id: "p8" }])).toEqual([one]);
});

test("treats undefined permissions as omitted, as the client does", () => {
  const given = { name: "New", permissionIds: ["perm-2"], permissions: undefined };
  const [row] = overlayPolicies([one, two], [{ kind: "update", id: "p1", policy: given }]);
  expect(row).toMatchObject({ name: "New", permissions: [write] });
});

test("a grant adds missing permissions, and a revoke removes existing ones", () => {
  const [granted] = overlayPolicies(
    [one],
    [{ kind: "update", id: "p1", granted: ["billing:read", "billing:write", "iam:read"] }],
    [write],
  );
  const unknown = { id: "iam:read", name: "iam:read" };
  expect(granted).toEqual({ ...one, permissions: [read, write, unknown], pending: "update" });
  const [revoked] = overlayPolicies(
    [one, two],
    [{ kind: "update", id: "p1", revoked: ["billing:read", "billing:write"] }],
  );
  expect(revoked).toEqual({ ...one, permissions: [], pending: "update" });
});

test("a revoke does not add permissions to a policy without them", () => {
  const bare = { id: "p1", name: "One" };
  const change = { kind: "update", id: "p1", revoked: ["billing:read"] } as const;
  expect(overlayPolicies([bare], [change])).toEqual([{ ...bare, pending: "update" }]);
});

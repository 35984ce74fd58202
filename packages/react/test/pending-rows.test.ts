import type { Policy } from "@confident-admin/core";
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  confidentKeys,
  useCreatePolicy,
  useDeletePolicy,
  useGrantPermissions,
  usePermissions,
  usePolicies,
  useRevokePermissions,
  useUpdatePolicy,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const read = { id: "perm-1", name: "billing:read" };
const write = { id: "perm-2", name: "billing:write" };
const one: Policy = { id: "p1", name: "One", description: "First", permissions: [read] };
const two: Policy = { id: "p2", name: "Two", permissions: [write] };
const policy = { name: "New", permissionIds: ["perm-2", "perm-9"] };

const usePolicyAdmin = () => ({
  permissions: usePermissions(),
  list: usePolicies(),
  create: useCreatePolicy(),
  update: useUpdatePolicy(),
  remove: useDeletePolicy(),
  grant: useGrantPermissions(),
  revoke: useRevokePermissions(),
});

type Admin = ReturnType<typeof usePolicyAdmin>;

/** A response to the first request. The others never get one, so that changes which read first stay pending. */
function once(data: object) {
  let count = 0;
  return () => (count++ ? new Promise<never>(() => {}) : data);
}

/** Renders these policies with changes that never get a response. */
async function overlay(
  policies: readonly Policy[],
  change: (admin: Admin) => void,
  known: readonly object[] = [],
) {
  const { client } = stubApi({
    "GET /v1/organization/policies": once({ policies }),
    "GET /v1/organization/permissions": once({ permissions: known }),
  });
  const { current, queryClient } = renderHooks(usePolicyAdmin, undefined, { client });
  await waitFor(() => expect(current().list.data && queryClient.isFetching()).toBe(0));
  act(() => change(current()));
  await act(async () => {});
  return { rows: current().list.data ?? [], queryClient };
}

test("returns the policies themselves if there are no pending changes", async () => {
  const { rows, queryClient } = await overlay([one, two], () => {});
  expect(rows).toEqual([one, two]);
  expect(rows).toBe(queryClient.getQueryData(confidentKeys().policies));
});

test("does not change the policies in the cache", async () => {
  const { rows, queryClient } = await overlay([one, two], ({ update, remove, create }) => {
    update.mutate({ policyId: "p1", policy });
    remove.mutate({ policyId: "p2" });
    create.mutate(policy);
  });
  expect(rows.map(({ pending }) => pending)).toEqual(["update", "delete", "create"]);
  expect(queryClient.getQueryData(confidentKeys().policies)).toEqual([one, two]);
});

test("shows the new values of an update and keeps an omitted description", async () => {
  const { rows } = await overlay([one, two], ({ update }) =>
    update.mutate({ policyId: "p1", policy }),
  );
  expect(rows[0]).toEqual({
    id: "p1",
    name: "New",
    description: "First",
    permissions: [write, { id: "perm-9", name: "perm-9" }],
    pending: "update",
  });
});

test("shows known permissions by name, whether given by id or by name", async () => {
  const byName = { name: "New", permissions: ["billing:read", "iam:read"] };
  const byId = { name: "Newer", permissionIds: ["perm-1"] };
  const change = ({ create }: Admin) => {
    create.mutate(byName);
    create.mutate(byId);
  };
  const { rows } = await overlay([], change, [read]);
  expect(rows.map(({ permissions }) => permissions)).toEqual([
    [read, { id: "iam:read", name: "iam:read" }],
    [read],
  ]);
});

test("applies later changes over earlier ones", async () => {
  const { rows } = await overlay([one], ({ update, remove }) => {
    update.mutate({ policyId: "p1", policy });
    remove.mutate({ policyId: "p1" });
  });
  expect(rows).toMatchObject([{ name: "New", pending: "delete" }]);
});

test("ignores a change to a missing policy", async () => {
  const { rows } = await overlay([one], ({ update, remove }) => {
    update.mutate({ policyId: "p9", policy });
    remove.mutate({ policyId: "p8" });
  });
  expect(rows).toEqual([one]);
});

test("treats undefined permissions as omitted, as the client does", async () => {
  const given = { name: "New", permissionIds: ["perm-2"], permissions: undefined };
  const { rows } = await overlay([one, two], ({ update }) =>
    update.mutate({ policyId: "p1", policy: given }),
  );
  expect(rows[0]).toMatchObject({ name: "New", permissions: [write] });
});

test("a grant adds missing permissions, and a revoke removes existing ones", async () => {
  const permissions = ["billing:read", "billing:write", "iam:read"];
  const change = ({ grant }: Admin) => grant.mutate({ policyId: "p1", permissions });
  const { rows: granted } = await overlay([one], change, [write]);
  const unknown = { id: "iam:read", name: "iam:read" };
  const all = [read, write, unknown];
  expect(granted).toEqual([{ ...one, permissions: all, pending: "update" }]);
  const { rows: revoked } = await overlay([one, two], ({ revoke }) =>
    revoke.mutate({ policyId: "p1", permissions: ["billing:read", "billing:write"] }),
  );
  expect(revoked).toEqual([{ ...one, permissions: [], pending: "update" }, two]);
});

test("a revoke does not add permissions to a policy without them", async () => {
  const bare = { id: "p1", name: "One" };
  const { rows } = await overlay([bare], ({ revoke }) =>
    revoke.mutate({ policyId: "p1", permissions: ["billing:read"] }),
  );
  expect(rows).toEqual([{ ...bare, pending: "update" }]);
});

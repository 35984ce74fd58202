// The changes that take several requests: transfers of ownership, and grants to a project's policies.
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  useGrantProjectPermissions,
  useMembers,
  useProjectMembers,
  useProjectPolicies,
  useRevokeProjectPermissions,
  useRoles,
  useTransferOwnership,
  useTransferProjectOwnership,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const READ = { id: "perm-1", name: "trace:read" };
const WRITE = { id: "perm-2", name: "trace:write" };
const ADMIN = { id: "r2", name: "Admin", organizationId: null };
const OWNER = { id: "r1", name: "Owner", organizationId: null };

function useOwnership() {
  return {
    roles: useRoles(),
    members: useMembers(),
    transfer: useTransferOwnership(),
  };
}

/** A response that waits for the test. */
function held(data: () => object) {
  let respond = () => {};
  const response = new Promise<void>((resolve) => (respond = resolve)).then(data);
  return { respond: () => respond(), stub: () => response };
}

test("a transfer of ownership is pending as the role Owner, then shows the new and the previous Owner", async () => {
  let owner = "u1";
  const member = (id: string) => ({
    id,
    email: `${id}@northwind.example`,
    organizationRole: id === owner ? { id: "r1", name: "Owner" } : { id: "r2", name: "Admin" },
  });
  const { respond, stub } = held(() => {
    owner = "u2";
    return { member: member("u2") };
  });
  const { client, requests } = stubApi({
    "GET /v1/organization/roles": { roles: [OWNER, ADMIN] },
    "GET /v1/organization/members": () => ({ members: ["u1", "u2"].map(member), total: 2 }),
    "PUT /v1/organization/members/u2": stub,
  });
  const { current } = renderHooks(useOwnership, undefined, { client });
  const roles = () =>
    current().members.data?.items.map(({ organizationRole, pending }) =>
      [organizationRole?.name, pending].join(" "),
    );
  await waitFor(() => expect(current().roles.data && roles()).toEqual(["Owner ", "Admin "]));
  const transferred = current().transfer.mutateAsync({ userId: "u2" });
  await waitFor(() => expect(roles()).toEqual(["Owner ", "Owner update"]));
  respond();
  await act(() => transferred);
  await waitFor(() => expect(roles()).toEqual(["Admin ", "Owner "]));
  expect(requests).toContain("PUT /v1/organization/members/u2");
});

test("a transfer of a project's ownership refetches the project's members", async () => {
  const { client, requests } = stubApi({
    "GET /v1/projects/p/roles": { roles: [{ id: "o", name: "Owner", projectId: null }] },
    "GET /v1/projects/p/members": { members: [], total: 0 },
    "PUT /v1/projects/p/members/u2": { member: { id: "u2", email: "u2@northwind.example" } },
  });
  const { current } = renderHooks(
    () => ({
      members: useProjectMembers("p"),
      transfer: useTransferProjectOwnership("p"),
      nowhere: useTransferProjectOwnership(undefined),
    }),
    undefined,
    { client },
  );
  await waitFor(() => expect(current().members.data?.total).toBe(0));
  await act(() => current().transfer.mutateAsync({ userId: "u2" }));
  expect(requests.slice(-3)).toEqual([
    "GET /v1/projects/p/roles",
    "PUT /v1/projects/p/members/u2",
    "GET /v1/projects/p/members?page=1&pageSize=25",
  ]);
  await act(async () => {
    await expect(current().nowhere.mutateAsync({ userId: "u2" })).rejects.toMatchObject({
      name: "ConfidentArgumentError",
    });
  });
});

test("grants and revokes permissions of a project's policy, and keeps the rest of it", async () => {
  let policy = { id: "x", name: "Own", description: "Kept", permissions: [READ] };
  const update = ({ permissions }: { permissions: (typeof READ)[] }) => {
    policy = { ...policy, permissions };
    return { policy };
  };
  const granted = held(() => update({ permissions: [READ, WRITE] }));
  const { client } = stubApi({
    "GET /v1/projects/p/permissions": { permissions: [READ, WRITE] },
    "GET /v1/projects/p/policies": () => ({ policies: [policy] }),
    "PUT /v1/projects/p/policies/x": () =>
      policy.permissions.length === 1 ? granted.stub() : update({ permissions: [WRITE] }),
  });
  const { current } = renderHooks(
    () => ({
      list: useProjectPolicies("p"),
      grant: useGrantProjectPermissions("p"),
      revoke: useRevokeProjectPermissions("p"),
    }),
    undefined,
    { client },
  );
  await waitFor(() => expect(current().list.data).toEqual([policy]));
  const grant = current().grant.mutateAsync({ policyId: "x", permissions: ["trace:write"] });
  const pending = { id: "trace:write", name: "trace:write" };
  await waitFor(() =>
    expect(current().list.data).toEqual([
      { ...policy, permissions: [READ, pending], pending: "update" },
    ]),
  );
  granted.respond();
  await act(() => grant);
  await waitFor(() =>
    expect(current().list.data).toEqual([{ ...policy, permissions: [READ, WRITE] }]),
  );
  const revoked = { policyId: "x", permissions: ["trace:read"] };
  await act(() => current().revoke.mutateAsync(revoked));
  await waitFor(() => expect(current().list.data).toEqual([{ ...policy, permissions: [WRITE] }]));
});

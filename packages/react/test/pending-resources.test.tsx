import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  useAssignProjectsToGovernancePolicy,
  useCreateInvitations,
  useCreateProject,
  useCreateProjectRole,
  useCreateRole,
  useDeleteInvitation,
  useDeleteOrganizationApiKey,
  useDeleteRole,
  useGovernancePolicies,
  useInvitations,
  useOrganizationApiKeys,
  usePolicies,
  useProjectPolicies,
  useProjectRoles,
  useProjects,
  useResendInvitation,
  useRole,
  useRoles,
  useUpdateOrganizationApiKey,
  useUpdateProject,
  useUpdateRole,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const BILLING = { id: "p1", name: "Billing" };
const SUPPORT = { id: "p2", name: "Support" };
const ROLE = { id: "r1", name: "Clerk", description: "Old", policies: [BILLING] };
const CREATED_AT = "2026-01-01T00:00:00Z";
const invitation = (id: number, status: string) => ({
  id,
  email: `${id}@northwind.example`,
  status,
  created_at: CREATED_AT,
});
const key = (id: number) => ({ id, name: "CI", valid: true, value: "***", created_at: CREATED_AT });

/** Lists of all resources. Changes never get a response, so they stay pending. */
const { client } = stubApi({
  "GET /v1/organization/policies": { policies: [BILLING, SUPPORT] },
  "GET /v1/organization/roles": { roles: [ROLE, { id: "r2", name: "Lead" }] },
  "GET /v1/organization/invitations": {
    invitations: [invitation(1, "DECLINED"), invitation(2, "PENDING")],
  },
  "GET /v1/organization/api-keys": { apiKeys: [key(1), key(2)] },
  "GET /v1/organization/governance-policies": {
    governancePolicies: [{ id: "g1", name: "Strict", projectsCount: 0, controls: [] }],
  },
  "GET /v1/projects": { projects: [{ id: "x", name: "X", description: "Kept" }] },
  "GET /v1/projects/x/policies": { policies: [{ id: "own", name: "Billing" }] },
  "GET /v1/projects/x/roles": { roles: [] },
});

function useRoleAdmin() {
  return {
    policies: usePolicies(),
    list: useRoles(),
    one: useRole("r1"),
    create: useCreateRole(),
    update: useUpdateRole(),
    remove: useDeleteRole(),
  };
}

test("shows pending roles with the names of their policies", async () => {
  const { current } = renderHooks(useRoleAdmin, undefined, { client });
  await waitFor(() => expect(current().policies.data && current().list.data).toBeDefined());
  act(() => {
    current().create.mutate({ name: "New", policies: ["Support"], description: null });
    current().update.mutate({ roleId: "r1", role: { name: "Boss", policyIds: ["p2", "p9"] } });
    current().remove.mutate({ roleId: "r2" });
  });
  const updated = {
    ...ROLE,
    name: "Boss",
    policies: [SUPPORT, { id: "p9", name: "p9" }],
    pending: "update",
  };
  await waitFor(() =>
    expect(current().list.data).toEqual([
      updated,
      { id: "r2", name: "Lead", pending: "delete" },
      {
        id: expect.stringMatching(/^pending:\d+$/),
        name: "New",
        description: null,
        policies: [SUPPORT],
        pending: "create",
      },
    ]),
  );
  expect(current().one.data).toEqual(updated);
});

function useProjectRoleAdmin() {
  return {
    policies: useProjectPolicies("x"),
    list: useProjectRoles("x"),
    create: useCreateProjectRole("x"),
    elsewhere: useCreateProjectRole("y"),
  };
}

test("looks up a project role's policies in the same project, and shows no other project's roles", async () => {
  const { current } = renderHooks(useProjectRoleAdmin, undefined, { client });
  await waitFor(() => expect(current().policies.data && current().list.data).toBeDefined());
  act(() => {
    current().create.mutate({ name: "New", policies: ["Billing"] });
    current().elsewhere.mutate({ name: "Elsewhere", policies: ["Billing"] });
  });
  const policies = [{ id: "own", name: "Billing" }];
  await waitFor(() => expect(current().list.data).toMatchObject([{ name: "New", policies }]));
  expect(current().list.data).toHaveLength(1);
});

function useInvitationAdmin() {
  return {
    roles: useRoles(),
    list: useInvitations(),
    create: useCreateInvitations(),
    resend: useResendInvitation(),
    remove: useDeleteInvitation(),
  };
}

test("shows one pending invitation per address, each with its own id", async () => {
  const { current } = renderHooks(useInvitationAdmin, undefined, { client });
  await waitFor(() => expect(current().roles.data && current().list.data).toBeDefined());
  act(() => {
    current().create.mutate({ emails: ["a@b.example", "c@d.example"], role: "Lead" });
    current().create.mutate({ emails: ["e@f.example"] });
    current().resend.mutate({ invitationId: 1 });
    current().remove.mutate({ invitationId: 2 });
  });
  const created = { status: "PENDING", pending: "create" };
  await waitFor(() =>
    expect(current().list.data).toMatchObject([
      { ...invitation(1, "PENDING"), pending: "update" },
      { ...invitation(2, "PENDING"), pending: "delete" },
      { ...created, email: "a@b.example", organizationRoleId: "r2" },
      { ...created, email: "c@d.example", organizationRoleId: "r2" },
      { ...created, email: "e@f.example", organizationRoleId: null },
    ]),
  );
  const ids =
    current()
      .list.data?.slice(2)
      .map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(3);
  expect(ids.every((id) => Number.isInteger(id) && id < 0)).toBe(true);
});

function useKeyAdmin() {
  return {
    list: useOrganizationApiKeys(),
    update: useUpdateOrganizationApiKey(),
    remove: useDeleteOrganizationApiKey(),
  };
}

test("shows keys that are being disabled and deleted", async () => {
  const { current } = renderHooks(useKeyAdmin, undefined, { client });
  await waitFor(() => expect(current().list.data).toHaveLength(2));
  act(() => {
    current().update.mutate({ apiKeyId: 1, apiKey: { valid: false } });
    current().remove.mutate({ apiKeyId: 2 });
  });
  await waitFor(() =>
    expect(current().list.data).toEqual([
      { ...key(1), valid: false, pending: "update" },
      { ...key(2), pending: "delete" },
    ]),
  );
});

function useProjectAdmin() {
  return {
    list: useProjects(),
    governance: useGovernancePolicies(),
    create: useCreateProject({ onSecret: () => {} }),
    update: useUpdateProject(),
    assign: useAssignProjectsToGovernancePolicy(),
  };
}

test("shows pending projects, and the governance policy that they are being assigned to", async () => {
  const { current } = renderHooks(useProjectAdmin, undefined, { client });
  await waitFor(() => expect(current().list.data && current().governance.data).toBeDefined());
  act(() => {
    current().create.mutate({ name: "New", email: "owner@northwind.example" });
    current().update.mutate({ projectId: "x", project: { name: "Renamed" } });
    current().assign.mutate({ policyId: "g1", projectIds: ["x"] });
  });
  await waitFor(() =>
    expect(current().list.data).toEqual([
      { id: "x", name: "Renamed", description: "Kept", pending: "update" },
      { id: expect.stringMatching(/^pending:/), name: "New", pending: "create" },
    ]),
  );
  expect(current().governance.data).toMatchObject([{ name: "Strict", pending: "update" }]);
});

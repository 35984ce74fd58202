import type { FakeState } from "@confident-admin/mock/fake";
import type { LevelSnapshot, OrganizationSnapshot, PermissionName } from "../../src/index.ts";

type FakeLevel = Pick<
  FakeState["projects"][number],
  "policies" | "roles" | "members" | "invitations"
>;

/** Converts the state of a fake into a snapshot, as complete as one can be. */
export function snapshotOf(state: FakeState): OrganizationSnapshot {
  const { organization, governancePolicies } = state;
  return {
    host: "api.confident-ai.com",
    id: organization.id,
    name: organization.name,
    organization: toLevel(state as never, state.permissions, "organization"),
    projects: state.projects.map((project) => ({
      id: project.id,
      name: project.name,
      description: project.description ?? null,
      governancePolicyId: project.governancePolicy?.id ?? null,
      level: toLevel(project, state.projectPermissions, "project"),
    })),
    governancePolicies: governancePolicies.map(({ id, name }) => ({ id, name })),
    reads: [],
    notes: [],
  };
}

function toLevel(
  { policies, roles, members, invitations }: FakeLevel,
  catalog: readonly PermissionName[],
  level: "organization" | "project",
): LevelSnapshot {
  const names = (items: readonly PermissionName[] = []) =>
    items.map(({ id, name }) => ({ id, name }));
  return {
    permissions: names(catalog),
    policies: policies.map(({ id, name, description = null, permissions }) => ({
      id,
      name,
      description,
      permissions: names(permissions),
    })),
    roles: roles.map(({ id, name, description = null, policies, ...role }) => ({
      id,
      name,
      description,
      preset: (role as Record<string, unknown>)[`${level}Id`] === null,
      policyIds: (policies ?? []).map((policy) => policy.id),
    })),
    members: members.map(({ id, email, name = null, ...member }) => ({
      id,
      email,
      name,
      roleId: (member as Record<string, { id: string } | null>)[`${level}Role`]?.id ?? null,
    })),
    invitations: invitations
      .filter(({ status }) => status === "PENDING")
      .map(({ id, email, ...invitation }) => ({
        id,
        email,
        roleId: (invitation as Record<string, unknown>)[`${level}RoleId`] as string | null,
      })),
  };
}

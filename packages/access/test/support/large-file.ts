import type { Declaration, OrganizationSnapshot, PermissionName } from "../../src/index.ts";
import { declare } from "./plan-of.ts";

const PERMISSIONS = Array.from({ length: 30 }, (_, index) => {
  const name = index === 0 ? "iam:manage" : `resource-${index}:read`;
  return { id: `permission-${index}`, name };
});

const at = { file: "access.yaml", line: 1, column: 1 };

/** An organization with 1,000 policies, 200 roles and 5,000 members, and a file that declares all and changes 200 policies. */
export function largeFile(): { before: OrganizationSnapshot; target: Declaration } {
  const policies = Array.from({ length: 1_000 }, (_, n) => ({
    ...{ id: `policy-${n}`, name: `Policy ${n}`, description: null },
    permissions: permissionsOf(n),
  }));
  const roles = Array.from({ length: 200 }, (_, n) => ({
    ...{ id: `role-${n}`, name: `Role ${n}`, description: null, preset: false },
    policyIds: policies.slice(n * 5, n * 5 + 5).map(({ id }) => id),
  }));
  const members = Array.from({ length: 5_000 }, (_, n) => ({
    ...{ id: `member-${n}`, email: `member-${n}@acme.test`, name: null },
    roleId: `role-${(n * 7) % 200}`,
  }));
  const file = declare("limits: { gainSensitivePairs: 100000, keepHolders: { iam:manage: 0 } }");
  const target = {
    ...file,
    level: {
      ...file.level,
      policies: policies.map(({ name, permissions }, n) => ({
        ...{ name, was: [], at },
        permissions: n % 5 === 0 ? named(permissionsOf(n + 3)) : named(permissions),
      })),
      roles: roles.map(({ name, policyIds }) => ({
        ...{ name, was: [], at },
        policies: policyIds.map((id) => ({ name: id.replace("p", "P").replace("-", " "), at })),
      })),
      members: members.map(({ email, roleId }) => ({
        ...{ email, role: roleId.replace("r", "R").replace("-", " "), at },
      })),
    },
  };
  const level = { permissions: PERMISSIONS, policies, roles, members, invitations: [] };
  return { target, before: snapshot(level) };
}

function permissionsOf(n: number): PermissionName[] {
  return [0, 1, 2, 3, 4].map((k) => PERMISSIONS[(n + k * 6) % 30] as PermissionName);
}

function named(permissions: readonly PermissionName[]) {
  return permissions.map(({ name }) => ({ name, at }));
}

function snapshot(organization: OrganizationSnapshot["organization"]): OrganizationSnapshot {
  const empty = { projects: null, governancePolicies: null, reads: [], notes: [] };
  return { host: "api.confident-ai.com", id: "acme", name: "Acme", organization, ...empty };
}

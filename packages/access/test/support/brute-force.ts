import type { LevelSnapshot, OrganizationSnapshot } from "../../src/index.ts";

/** What every member holds, as `level member permission`. Written without regard to speed, and without the library. */
export function bruteForce(snapshot: OrganizationSnapshot): ReadonlySet<string> {
  const { organization, projects } = snapshot;
  const held = new Set<string>();
  const hold = (level: string, member: string, permission: string) =>
    held.add(`${level} ${member} ${permission}`);
  for (const member of organization.members ?? []) {
    const own = permissionsOf(organization, member.roleId, ["Owner", "Admin"], organizationMember);
    for (const permission of own) {
      hold("organization", member.id, permission);
    }
    for (const { id, level } of own.includes("project:manage") ? (projects ?? []) : []) {
      for (const { name } of level?.permissions ?? []) {
        hold(id, member.id, name);
      }
    }
  }
  for (const { id, level } of projects ?? []) {
    for (const member of level?.members ?? []) {
      const own = permissionsOf(level, member.roleId, ["Owner", "Manager"], projectMember);
      for (const permission of own) {
        hold(id, member.id, permission);
      }
    }
  }
  return held;
}

function permissionsOf(
  level: LevelSnapshot | null,
  roleId: string | null,
  powerful: readonly string[],
  isForMembers: (permission: string) => boolean,
): readonly string[] {
  const role = level?.roles.find(({ id }) => id === roleId);
  const catalog = level?.permissions.map(({ name }) => name) ?? [];
  const builtIn = catalog.filter(
    (name) =>
      role?.preset &&
      (powerful.includes(role.name) || (role.name === "Member" && isForMembers(name))),
  );
  const policies = level?.policies.filter(({ id }) => role?.policyIds.includes(id)) ?? [];
  return [
    ...builtIn,
    ...policies.flatMap(({ permissions }) => permissions.map(({ name }) => name)),
  ];
}

function organizationMember(permission: string): boolean {
  return !permission.endsWith(":manage") && permission !== "user:delete";
}

function projectMember(permission: string): boolean {
  return ![
    "project:delete",
    "retentionConfig:manage",
    "user:manage",
    "user:delete",
    "iam:manage",
  ].includes(permission);
}

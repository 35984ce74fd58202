import type { LevelSnapshot, MemberSnapshot, RoleSnapshot } from "../model/snapshot.ts";

/** Members with the same role. */
interface Group {
  readonly role: RoleSnapshot | null;
  readonly members: readonly MemberSnapshot[];
}

interface ProjectGroup extends Group {
  /** The id of their role in the organization. */
  readonly organizationRole: string | null;
}

interface Key {
  readonly role: string | null;
  readonly organizationRole: string | null;
}

type Members = readonly MemberSnapshot[];
type Keyed = readonly (Key & { readonly members: Members })[];

// The states between steps share their lists of members, unless a step changes a member.
const cache = new WeakMap<Members, { readonly organization: Members; readonly groups: Keyed }>();

/** Groups the members of the organization by role. Returns `null` if members were not read. */
export function groupMembers(level: LevelSnapshot): readonly Group[] | null {
  return level.members && withRoles(level, cachedGroups(level.members, level.members));
}

/**
 * Groups everyone by their roles in a project and in the organization, because roles in the organization can apply to all
 * projects. Returns `null` if members were not read.
 */
export function groupProjectMembers(
  organization: LevelSnapshot,
  project: LevelSnapshot,
): readonly ProjectGroup[] | null {
  return organization.members && project.members
    ? withRoles(project, cachedGroups(organization.members, project.members))
    : null;
}

function withRoles(level: LevelSnapshot, groups: Keyed): readonly ProjectGroup[] {
  const roles = new Map(level.roles.map((role) => [role.id, role]));
  return groups.map(({ role, ...group }) => ({
    ...group,
    role: (role !== null && roles.get(role)) || null,
  }));
}

function cachedGroups(organization: Members, members: Members): Keyed {
  const known = cache.get(members);
  if (known?.organization === organization) {
    return known.groups;
  }
  const groups = group(organization, members);
  cache.set(members, { organization, groups });
  return groups;
}

function group(organization: Members, members: Members): Keyed {
  const organizationRoles = new Map(organization.map(({ id, roleId }) => [id, roleId]));
  const present = new Set(members.map(({ id }) => id));
  const others = organization.filter(({ id }) => !present.has(id));
  const groups = new Map<string, Key & { readonly members: MemberSnapshot[] }>();
  const add = (member: MemberSnapshot, role: string | null) => {
    const organizationRole = organizationRoles.get(member.id) ?? null;
    const key = JSON.stringify([role, organizationRole]);
    const found = groups.get(key) ?? { role, organizationRole, members: [] };
    found.members.push(member);
    groups.set(key, found);
  };
  for (const member of members) {
    add(member, member.roleId);
  }
  for (const member of others) {
    add(member, null);
  }
  return [...groups.values()];
}

import type {
  LevelSnapshot,
  MemberSnapshot,
  OrganizationSnapshot,
  ProjectSnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { groupMembers, groupProjectMembers } from "./group-members.ts";
import { ALL_PROJECTS, PRESET_NOTE } from "./presets.ts";
import { type Access, NO_ACCESS, roleAccess } from "./role-access.ts";

/** Members who hold the same permissions for the same reasons. */
export interface AccessGroup {
  /** Their role at this level. */
  readonly role: RoleSnapshot | null;
  readonly members: readonly MemberSnapshot[];
  readonly access: Access;
}

/** What members hold in the organization or in a project. */
export interface LevelAccess {
  readonly scope: Scope;
  /** What each role grants, by the role's id. */
  readonly roles: ReadonlyMap<string, Access>;
  /** `null` if members were not read. */
  readonly groups: readonly AccessGroup[] | null;
  /** What each member holds, by the member's id. `null` if members were not read. */
  readonly members: ReadonlyMap<string, Access> | null;
}

/** Who holds which permission, and why. */
export interface EffectiveAccess {
  /** The organization, then each project that was read. */
  readonly levels: readonly LevelAccess[];
  /** What a reader must know. */
  readonly notes: readonly string[];
}

// A plan asks several questions about each state between two steps.
const known = new WeakMap<OrganizationSnapshot, EffectiveAccess>();

/**
 * Calculates what every member holds: through the member's role, its policies, and what preset roles have built in. Holders of
 * `project:manage` in the organization hold every permission in every project.
 */
export function effectiveAccess(snapshot: OrganizationSnapshot): EffectiveAccess {
  const access = known.get(snapshot) ?? calculate(snapshot);
  known.set(snapshot, access);
  return access;
}

function calculate(snapshot: OrganizationSnapshot): EffectiveAccess {
  const organization = organizationAccess(snapshot.organization);
  const projects = (snapshot.projects ?? []).flatMap(({ id, level }) =>
    level ? [projectAccess(snapshot.organization, organization, id, level)] : [],
  );
  return { levels: [organization, ...projects], notes: [PRESET_NOTE] };
}

/** Finds a level. `undefined` if it does not exist or was not read. */
export function findLevel({ levels }: EffectiveAccess, scope: Scope): LevelAccess | undefined {
  const project = projectOf(scope);
  return levels.find((level) => projectOf(level.scope) === project);
}

/** Finds a project by its id, or by its name if only one has it. */
export function findProject(
  { projects }: OrganizationSnapshot,
  nameOrId: string,
): ProjectSnapshot | undefined {
  const named = projects?.filter(({ name }) => name === nameOrId) ?? [];
  return projects?.find(({ id }) => id === nameOrId) ?? (named.length > 1 ? undefined : named[0]);
}

function projectOf(scope: Scope): string | null {
  return scope === "organization" ? null : scope.project;
}

function organizationAccess(level: LevelSnapshot): LevelAccess {
  const scope = "organization";
  const roles = accessByRole(level, scope);
  const groups = groupMembers(level)?.map(({ role, members }) => ({
    role,
    members,
    access: role ? accessOf(roles, role.id) : NO_ACCESS,
  }));
  return withMembers({ scope, roles, groups: groups ?? null });
}

function projectAccess(
  organizationLevel: LevelSnapshot,
  organization: LevelAccess,
  project: string,
  level: LevelSnapshot,
): LevelAccess {
  const scope = { project };
  const roles = accessByRole(level, scope);
  const groups = groupProjectMembers(organizationLevel, level)?.map((group) => {
    const { role, organizationRole, members } = group;
    const own = role ? accessOf(roles, role.id) : NO_ACCESS;
    const inherited = organizationRole && organization.roles.get(organizationRole);
    return { role, members, access: withBypass(own, inherited || NO_ACCESS, level) };
  });
  return withMembers({ scope, roles, groups: groups ?? null });
}

/** Adds every permission of a project to what a holder of `project:manage` has in it. */
function withBypass(own: Access, inherited: Access, { permissions }: LevelSnapshot): Access {
  const bypass = inherited.get(ALL_PROJECTS);
  if (!bypass) {
    return own;
  }
  const names = new Set([...permissions.map(({ name }) => name), ...own.keys()]);
  return new Map([...names].map((name) => [name, [...(own.get(name) ?? []), ...bypass]]));
}

function accessByRole(level: LevelSnapshot, scope: Scope): ReadonlyMap<string, Access> {
  return new Map(level.roles.map((role) => [role.id, roleAccess(level, scope, role)]));
}

function accessOf(roles: ReadonlyMap<string, Access>, id: string): Access {
  return roles.get(id) ?? NO_ACCESS;
}

function withMembers(level: Omit<LevelAccess, "members">): LevelAccess {
  let members: ReadonlyMap<string, Access> | null | undefined;
  return {
    ...level,
    get members() {
      // On demand: most questions need groups only.
      members ??= level.groups && byMember(level.groups);
      return members;
    },
  };
}

function byMember(groups: readonly AccessGroup[]): ReadonlyMap<string, Access> {
  return new Map(
    groups.flatMap(({ members, access }) => members.map(({ id }) => [id, access] as const)),
  );
}

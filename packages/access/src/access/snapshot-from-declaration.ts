import type { Declaration, DeclaredLevel, DeclaredProject } from "../model/declaration.ts";
import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PermissionName,
  ProjectSnapshot,
  RoleSnapshot,
} from "../model/snapshot.ts";
import { declareLevel } from "./declared-level.ts";
import { matchDeclared, referenceTo } from "./match-declared.ts";
import { newProjectLevel } from "./new-project-level.ts";

/**
 * Returns the organization as a file declares it. With a snapshot of the live organization, what the file does not manage stays
 * as it is, and declared people who are not members are invited if invitations were read. Without one, there are preset roles and what the file names.
 *
 * What does not exist yet has an id that starts with `ref:`, as in plans. References to unknown names are left out: `validate`
 * reports them.
 */
export function snapshotFromDeclaration(
  declaration: Declaration,
  live?: OrganizationSnapshot,
): OrganizationSnapshot {
  const { organization, manage, level, projects } = declaration;
  const offline = live === undefined;
  const base = live ?? emptyOrganization(declaration);
  const removed = new Set(declaration.removedProjects.map(({ name }) => name));
  const declared = projects.map((project) => ({
    project,
    found: matchDeclared(project, base.projects ?? []),
  }));
  const after = declared.map(({ project, found }) =>
    declareProject(project, found ?? newProject(declaration, project, live), declaration, offline),
  );
  const others = (base.projects ?? []).filter(
    (one) => !declared.some(({ found }) => found === one) && !removed.has(one.name),
  );
  const result = {
    ...base,
    name: organization.name ?? base.name,
    organization: declareLevel(base.organization, level, { manage, offline, project: null }),
    projects: base.projects && [...others, ...after],
  };
  return offline ? result : withoutStrangers(result);
}

function declareProject(
  { name, description, level }: DeclaredProject,
  base: ProjectSnapshot,
  { manage }: Declaration,
  offline: boolean,
): ProjectSnapshot {
  return {
    ...base,
    name,
    description: description ?? base.description,
    level: base.level && declareLevel(base.level, level, { manage, offline, project: name }),
  };
}

/** Who is removed from the organization leaves every project. */
function withoutStrangers(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const { members } = snapshot.organization;
  const known = new Set(members?.map(({ email }) => email.toLowerCase()));
  const keep = (level: LevelSnapshot): LevelSnapshot => ({
    ...level,
    members: level.members?.filter(({ email }) => known.has(email.toLowerCase())) ?? null,
  });
  const projects = snapshot.projects?.map((project) => ({
    ...project,
    level: project.level && keep(project.level),
  }));
  return members && projects ? { ...snapshot, projects } : snapshot;
}

function emptyOrganization(declaration: Declaration): OrganizationSnapshot {
  const { organization, level, assertions, sensitive } = declaration;
  const asserted = assertions.filter(({ project }) => project === null).flatMap(permissionsOf);
  return {
    host: "",
    id: organization.id ?? "",
    name: organization.name ?? "",
    organization: emptyLevel(level, [...asserted, ...sensitive], ["Owner", "Admin", "Member"]),
    projects: [],
    governancePolicies: null,
    reads: [],
    notes: [],
  };
}

function newProject(
  declaration: Declaration,
  { name, level }: DeclaredProject,
  live: OrganizationSnapshot | undefined,
): ProjectSnapshot {
  const asserted = declaration.assertions.filter(({ project }) => project === name);
  return {
    id: referenceTo(null, "project", name),
    name,
    description: null,
    governancePolicyId: null,
    level: live
      ? newProjectLevel(live.projects ?? [])
      : emptyLevel(level, asserted.flatMap(permissionsOf), ["Owner", "Manager", "Member"]),
  };
}

/** A level with preset roles. Its catalog has the permissions that the file mentions. */
function emptyLevel(
  { policies }: DeclaredLevel,
  mentioned: readonly string[],
  presets: readonly string[],
): LevelSnapshot {
  const declared = policies.flatMap(({ permissions = [] }) => permissions.map(({ name }) => name));
  const names = [...new Set([...declared, ...mentioned])].filter((name) => !name.includes("*"));
  const permissions: readonly PermissionName[] = names.map((name) => ({
    id: `ref:permission/${name}`,
    name,
  }));
  const roles: readonly RoleSnapshot[] = presets.map((name) => ({
    id: `ref:role/${name}`,
    name,
    description: null,
    preset: true,
    policyIds: [],
  }));
  return { permissions, policies: [], roles, members: [], invitations: [] };
}

function permissionsOf(assertion: Declaration["assertions"][number]): readonly string[] {
  if ("never" in assertion) {
    return [assertion.never.holds];
  }
  return "always" in assertion ? [assertion.always.holds] : [assertion.hold];
}

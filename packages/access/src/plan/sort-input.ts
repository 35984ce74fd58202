import type { Declaration, DeclaredLevel } from "../model/declaration.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../model/snapshot.ts";
import { foldEmail, sortBy } from "./text.ts";

/** Sorts the lists of a snapshot: their order means nothing, and a plan must not depend on it. */
export function sortSnapshot(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    sortBy(items, ({ id }) => id);
  return {
    ...snapshot,
    organization: sortLevel(snapshot.organization),
    projects:
      snapshot.projects &&
      byId(snapshot.projects).map((project) => ({
        ...project,
        level: project.level && sortLevel(project.level),
      })),
    governancePolicies: snapshot.governancePolicies && byId(snapshot.governancePolicies),
    reads: sortBy(snapshot.reads, (read) => `${read.projectId ?? ""}\0${read.operation}`),
  };
}

/** Sorts the lists of a level. */
export function sortLevel(level: LevelSnapshot): LevelSnapshot {
  return {
    permissions: sortBy(level.permissions, ({ name, id }) => `${name}\0${id}`),
    policies: sortBy(level.policies, ({ id }) => id).map((policy) => ({
      ...policy,
      permissions: sortBy(policy.permissions, ({ name, id }) => `${name}\0${id}`),
    })),
    roles: sortBy(level.roles, ({ id }) => id).map((role) => ({
      ...role,
      policyIds: sortBy(role.policyIds, (id) => id),
    })),
    members: level.members && sortBy(level.members, ({ id }) => id),
    invitations: level.invitations && sortBy(level.invitations, ({ id }) => `${id}`.padStart(20)),
  };
}

/** Sorts the lists of a file, for the same reason. */
export function sortDeclaration(declaration: Declaration): Declaration {
  return {
    ...declaration,
    level: sortDeclaredLevel(declaration.level),
    projects: sortBy(declaration.projects, ({ name }) => name).map((project) => ({
      ...project,
      level: sortDeclaredLevel(project.level),
    })),
    removedProjects: sortBy(declaration.removedProjects, ({ name }) => name),
    assertions: sortBy(declaration.assertions, ({ name, project }) => `${project ?? ""}\0${name}`),
    sensitive: sortBy(declaration.sensitive, (name) => name),
    protected: sortBy(declaration.protected, foldEmail),
    files: sortBy(declaration.files, ({ path }) => path),
  };
}

function sortDeclaredLevel(level: DeclaredLevel): DeclaredLevel {
  const { policies, roles, members, removed } = level;
  const byName = <T extends { readonly name: string }>(items: readonly T[]) =>
    sortBy(items, ({ name }) => name);
  return {
    ...level,
    policies: byName(policies),
    roles: byName(roles),
    members: sortBy(members, ({ email }) => foldEmail(email)),
    removed: {
      policies: byName(removed.policies),
      roles: byName(removed.roles),
      members: byName(removed.members),
    },
  };
}

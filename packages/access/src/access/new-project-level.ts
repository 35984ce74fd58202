import type { LevelSnapshot, ProjectSnapshot } from "../model/snapshot.ts";

/** The level of a new project. The catalog and the preset roles are the same in every project. */
export function newProjectLevel(projects: readonly ProjectSnapshot[]): LevelSnapshot {
  const other = projects.find(({ level }) => level)?.level;
  return {
    permissions: other?.permissions ?? [],
    policies: [],
    roles: other?.roles.filter(({ preset }) => preset) ?? [],
    members: [],
    invitations: [],
  };
}

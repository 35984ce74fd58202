import type { LevelSnapshot, OrganizationSnapshot, Scope } from "../model/snapshot.ts";

/** Changes one level of a snapshot. */
export function inLevel(
  snapshot: OrganizationSnapshot,
  scope: Scope,
  change: (level: LevelSnapshot) => LevelSnapshot,
): OrganizationSnapshot {
  if (scope === "organization") {
    return { ...snapshot, organization: change(snapshot.organization) };
  }
  const projects = snapshot.projects?.map((project) =>
    project.id === scope.project && project.level
      ? { ...project, level: change(project.level) }
      : project,
  );
  return { ...snapshot, projects: projects ?? null };
}

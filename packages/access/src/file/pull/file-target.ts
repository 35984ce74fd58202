import type { Declaration, DeclaredProject, Kind } from "../../model/declaration.ts";
import type { OrganizationSnapshot, ProjectSnapshot } from "../../model/snapshot.ts";
import { isEmpty, type Target, type TargetMap } from "../target.ts";
import { type LevelKind, levelTarget } from "./level-target.ts";
import { REMOVE, section, without } from "./section.ts";

const LEVEL_KINDS: readonly LevelKind[] = ["policies", "roles", "members"];

/** Returns what a file should contain. Sections of other kinds stay as they are. */
export function fileTarget(
  snapshot: OrganizationSnapshot,
  declaration: Declaration | null,
  kinds: readonly Kind[],
): TargetMap {
  const level = LEVEL_KINDS.filter((kind) => kinds.includes(kind));
  const entries = levelTarget(snapshot.organization, declaration?.level, level);
  if (snapshot.projects !== null && kinds.includes("projects")) {
    const projects = projectsTarget(snapshot, snapshot.projects, declaration, kinds);
    if (!isEmpty(projects) || (declaration?.projects.length ?? 0) > 0) {
      entries.set("projects", projects);
    }
  }
  return { entries, exact: false };
}

function projectsTarget(
  snapshot: OrganizationSnapshot,
  projects: readonly ProjectSnapshot[],
  declaration: Declaration | null,
  kinds: readonly Kind[],
): TargetMap {
  const named = LEVEL_KINDS.filter((kind) => kinds.includes(kind));
  const level = named.length === 0 ? LEVEL_KINDS : named;
  const governance = kinds.includes("governance") ? snapshot.governancePolicies : null;
  const names = new Map(governance?.map(({ id, name }) => [id, name]));
  const live = without(projects, declaration?.removedProjects);
  return section(live, declaration?.projects ?? [], (project, declared) => [
    ["description", project.description ?? REMOVE],
    ["governance", governance === null ? undefined : governanceTarget(project, declared, names)],
    ...(project.level === null ? [] : levelTarget(project.level, declared?.level, level)),
  ]);
}

/** An unassigned governance policy is only written if the file has one to take away. */
function governanceTarget(
  { governancePolicyId }: ProjectSnapshot,
  declared: DeclaredProject | undefined,
  names: ReadonlyMap<string, string>,
): Target | undefined {
  if (governancePolicyId === null) {
    return declared?.governance === undefined ? undefined : [];
  }
  const name = names.get(governancePolicyId);
  return name === undefined ? undefined : [name];
}

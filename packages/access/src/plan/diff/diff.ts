import type { Declaration, DeclaredLevel } from "../../model/declaration.ts";
import type { UnmanagedObject } from "../../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../../model/snapshot.ts";
import { isUsed } from "../check-reads.ts";
import type { Run } from "../run.ts";
import { sortBy } from "../text.ts";
import { diffGovernance } from "./governance.ts";
import { type Diff, diffLevel } from "./level.ts";
import type { LevelContext } from "./level-context.ts";
import { diffProjects, type ProjectDiff, type ProjectMatch, projectKey } from "./projects.ts";

/** Compares a file with an organization: the changes that make them equal, and what the file does not name. */
export function diffOrganization(run: Run): Diff {
  const base = run.options.base ?? null;
  const organization = diffLevel({
    ...{ run, scope: "organization", prefix: "", project: null, createdBy: [] },
    live: run.snapshot.organization,
    declared: run.declaration.level,
    base: base && managedAt(run, base, base.level, run.declaration.level),
    leaving: new Map(),
  });
  const isListed = run.snapshot.projects !== null;
  const formerProjects = base && base.manage.projects !== "off" ? base.projects : [];
  const projects = isListed ? diffProjects(run, formerProjects) : NO_PROJECTS;
  const leaving = leavingOf(organization);
  const isManaged = run.declaration.manage.projects !== "off";
  const inside = (isManaged ? projects.matches : []).flatMap(
    (match) => diffProjectLevel(run, match, leaving) ?? [],
  );
  const steps = [
    ...organization.steps,
    ...projects.steps,
    ...inside.flatMap((diff) => diff.steps),
    ...diffGovernance(run, projects),
  ];
  return {
    steps: sortBy(steps, ({ key }) => key),
    unmanaged: [
      ...organization.unmanaged,
      ...unmanagedProjects(run, projects),
      ...inside.flatMap((diff) => diff.unmanaged),
    ],
  };
}

const NO_PROJECTS: ProjectDiff = { matches: [], removed: new Set(), steps: [] };

/** The steps that remove members from the organization, by member id. */
function leavingOf({ steps }: Diff): ReadonlyMap<string, string> {
  const removals = steps.filter(({ kind, after }) => kind === "member" && after === null);
  return new Map(removals.map(({ id, key }) => [id, key]));
}

/** The part of an earlier file that was managed then, and still is: a key that vanished can mean a truncated file. */
function managedAt(
  run: Run,
  { manage }: Declaration,
  level: DeclaredLevel,
  { absent = [] }: DeclaredLevel,
): DeclaredLevel {
  const still = <T>(kind: "policies" | "roles" | "members", items: readonly T[]): readonly T[] => {
    const isGone = absent.includes(kind);
    if (isGone && manage[kind] !== "off" && items.length > 0) {
      run.warnings.add(
        `The key ${kind} is no longer in the file, so what it named is not deleted. If meant, write ${kind}: {}`,
      );
    }
    return isGone || manage[kind] === "off" ? [] : items;
  };
  return {
    policies: still("policies", level.policies),
    roles: still("roles", level.roles),
    members: still("members", level.members),
    removed: level.removed,
  };
}

function diffProjectLevel(
  run: Run,
  match: ProjectMatch,
  leaving: ReadonlyMap<string, string>,
): Diff | null {
  const { declared, live } = match;
  const level = live ? live.level : newLevel(run.snapshot);
  if (!level) {
    if (!live && isUsed(declared.level)) {
      run.postponed.push(declared.name);
      run.notes.add(`Plan again once project "${declared.name}" exists, for what is in it.`);
    }
    return null;
  }
  const id = live?.id ?? projectKey(match).slice("project:".length);
  const base = run.options.base;
  const former = base?.projects.find(({ name }) => [declared.name, ...declared.was].includes(name));
  const context: LevelContext = {
    run,
    scope: { project: id },
    prefix: `${id}/`,
    project: declared.name,
    live: level,
    declared: declared.level,
    base: base && former ? managedAt(run, base, former.level, declared.level) : null,
    createdBy: live ? [] : [projectKey(match)],
    leaving,
  };
  return diffLevel(context);
}

/** What a new project contains: the preset roles, which all projects share. `null`: no other project was read. */
function newLevel({ projects }: OrganizationSnapshot): LevelSnapshot | null {
  const level = projects?.find((project) => project.level)?.level;
  return level
    ? {
        permissions: level.permissions,
        policies: [],
        roles: level.roles.filter(({ preset }) => preset),
        members: [],
        invitations: [],
      }
    : null;
}

function unmanagedProjects(run: Run, { matches, removed }: ProjectDiff): UnmanagedObject[] {
  const named = new Set(matches.map(({ live }) => live?.id));
  const others = (run.snapshot.projects ?? []).filter(
    ({ id }) => !named.has(id) && !removed.has(id),
  );
  return (run.declaration.manage.projects === "off" ? [] : others).map(({ id, name }) => ({
    ...{ kind: "project", scope: "organization", id, name },
  }));
}

import type { Declared, DeclaredProject } from "../../model/declaration.ts";
import { modeIn } from "../../model/mode-in.ts";
import type { ProjectContent, UnorderedStep } from "../../model/plan.ts";
import type { ProjectSnapshot } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { sameDescription, whyUpdated } from "./content.ts";
import { quote, reference } from "./level-context.ts";
import { type Match, matchObjects } from "./match.ts";
import { findRemovals, type Removal } from "./removals.ts";

/** A declared project, and the one that it describes. */
export type ProjectMatch = Match<DeclaredProject, ProjectSnapshot>;

/** The changes of projects, not of what they contain. */
export interface ProjectDiff {
  readonly matches: readonly ProjectMatch[];
  readonly removed: ReadonlySet<string>;
  readonly steps: readonly UnorderedStep[];
}

/** The key of a project in plans. */
export function projectKey({ declared, live }: ProjectMatch): string {
  return `project:${live?.id ?? reference(null, "project", declared.name)}`;
}

/** Compares the projects with the file. */
export function diffProjects(run: Run, base: readonly Declared[]): ProjectDiff {
  const { declaration } = run;
  const mode = modeIn(declaration, declaration.level, "projects");
  const live = run.snapshot.projects ?? [];
  const matches = matchObjects(run, "project", declaration.projects, live);
  const removals = findRemovals(run, {
    noun: "project",
    mode,
    matches,
    live,
    removed: declaration.removedProjects,
    base,
  }).filter((removal) => mayDelete(run, removal));
  if (mode === "off") {
    return { matches: matches.filter((match) => match.live), removed: new Set(), steps: [] };
  }
  return {
    matches,
    removed: new Set(removals.map((removal) => removal.live.id)),
    steps: [
      ...matches.flatMap((match) => diffProject(match) ?? []),
      ...removals.map(({ live, why, at }) =>
        step("deleteProject", toContent(live), null, { id: live.id, name: live.name, why, at }),
      ),
    ],
  };
}

/** A deletion cannot be undone: its name has to be given twice. That it left the file is not enough to ask for it. */
function mayDelete(run: Run, { live, why }: Removal<ProjectSnapshot>): boolean {
  const isNamed = run.options.deleteProjects?.includes(live.name) ?? false;
  const how = `pass --delete-project ${JSON.stringify(live.name)}.`;
  if (why === "no longer in the file" && !isNamed) {
    run.warnings.add(
      `Project ${quote(live.name)} is no longer in the file. It is not deleted. If this is intended, ${how}`,
    );
    return false;
  }
  const message = `Project ${quote(live.name)} is deleted with everything in it. If this is intended, ${how}`;
  run.brake("deleteProject", message, null, isNamed);
  return true;
}

function diffProject(match: ProjectMatch): UnorderedStep | null {
  const { declared, live } = match;
  const before = live && toContent(live);
  const after: ProjectContent = {
    name: declared.name,
    description: declared.description ?? before?.description ?? null,
  };
  if (before && before.name === after.name && sameDescription(before, after)) {
    return null;
  }
  return step(before ? "updateProject" : "createProject", before, after, {
    id: live?.id ?? reference(null, "project", declared.name),
    name: declared.name,
    why: whyUpdated(before, after),
    at: declared.at,
  });
}

function toContent({ name, description }: ProjectSnapshot): ProjectContent {
  return { name, description };
}

function step(
  operation: string,
  before: ProjectContent | null,
  after: ProjectContent | null,
  fields: Pick<UnorderedStep, "id" | "name" | "why" | "at">,
): UnorderedStep {
  const key = `project:${fields.id}`;
  const scope = "organization" as const;
  return {
    ...{ operation, scope, temporary: false, key, dependsOn: [] },
    ...{ kind: "project", before, after },
    ...fields,
  };
}

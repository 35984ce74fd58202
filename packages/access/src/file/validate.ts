import { notFoundMessage } from "@confident-admin/core/internal";
import type { Declaration, DeclaredProject } from "../model/declaration.ts";
import type { LevelSnapshot, OrganizationSnapshot, Problem } from "../model/snapshot.ts";
import { matchNames } from "./match-names.ts";
import { KINDS } from "./read-settings.ts";
import { checkAssertionNames } from "./validate/check-assertions.ts";
import { checkLevel } from "./validate/check-level.ts";
import { checkNames, checkSwaps } from "./validate/check-names.ts";
import { type Checks, createChecks } from "./validate/checks.ts";

const ORGANIZATION_PRESETS = ["Owner", "Admin", "Member"];
const PROJECT_PRESETS = ["Owner", "Manager", "Member"];

/**
 * Checks the references and rules of a declaration. With a snapshot it also checks names that exist only in the organization:
 * permissions, undeclared policies, roles and projects, and names that could mean several objects.
 */
export function validate(declaration: Declaration, snapshot?: OrganizationSnapshot): Problem[] {
  const checks = createChecks();
  const { level, manage: modes } = declaration;
  const live = snapshot?.organization;
  checkLimits(declaration, checks);
  checkLevel({
    ...checks,
    level,
    live,
    place: "",
    modes,
    presets: presets(live, ORGANIZATION_PRESETS),
  });
  checkProjects(declaration, snapshot, checks);
  if (snapshot !== undefined) {
    checkAssertionNames(declaration, snapshot, checks);
  }
  return checks.problems;
}

function checkLimits({ manage, limits, files }: Declaration, checks: Checks): void {
  const [exclusive] = KINDS.filter((kind) => manage[kind] === "exclusive");
  if (exclusive !== undefined && limits.deletions === undefined) {
    const [file] = files;
    const at = file === undefined ? null : { file: file.path, line: 1, column: 1 };
    checks.add(
      at,
      () =>
        `manage.${exclusive} is exclusive: what the file does not name is deleted. Write limits.deletions.`,
    );
  }
}

function checkProjects(
  declaration: Declaration,
  snapshot: OrganizationSnapshot | undefined,
  checks: Checks,
): void {
  const { projects, manage: modes } = declaration;
  const liveProjects = snapshot?.projects ?? [];
  const matches = matchNames(projects, liveProjects);
  checkSwaps(projects, checks);
  if (snapshot?.projects) {
    checkNames("project", projects, liveProjects, checks);
  }
  for (const project of projects) {
    const live = matches.get(project)?.level ?? undefined;
    const place = ` in the project ${JSON.stringify(project.name)}`;
    const { level } = project;
    checkLevel({ ...checks, level, live, place, modes, presets: presets(live, PROJECT_PRESETS) });
    checkGovernance(project, snapshot, checks);
  }
}

function checkGovernance(
  { governance }: DeclaredProject,
  snapshot: OrganizationSnapshot | undefined,
  checks: Checks,
): void {
  const known = snapshot?.governancePolicies?.map(({ name }) => name);
  for (const { name, at } of governance ?? []) {
    if (known !== undefined && !known.includes(name)) {
      checks.add(at, () => notFoundMessage("governance policy", name, known));
    }
  }
}

function presets(live: LevelSnapshot | undefined, standard: readonly string[]): readonly string[] {
  return live?.roles.filter(({ preset }) => preset).map(({ name }) => name) ?? standard;
}

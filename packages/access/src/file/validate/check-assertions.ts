import { notFoundMessage } from "@confident-admin/core/internal";
import type { Assertion, Declaration, DeclaredLevel } from "../../model/declaration.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../../model/snapshot.ts";
import { matchNames } from "../match-names.ts";
import { type Checks, namesOf } from "./checks.ts";

interface Level {
  readonly declared: DeclaredLevel | undefined;
  readonly live: LevelSnapshot | undefined;
}

/** Checks that assertions name what exists: a misspelled permission would never be held. */
export function checkAssertionNames(
  declaration: Declaration,
  snapshot: OrganizationSnapshot,
  checks: Checks,
): void {
  for (const assertion of declaration.assertions) {
    const level = levelOf(assertion, declaration, snapshot, checks);
    if (level?.live !== undefined) {
      checkNames(assertion, level.declared, level.live, checks);
    }
  }
}

function levelOf(
  { project, at }: Assertion,
  declaration: Declaration,
  { organization, projects }: OrganizationSnapshot,
  checks: Checks,
): Level | undefined {
  if (project === null) {
    return { declared: declaration.level, live: organization };
  }
  const declared = declaration.projects.find(({ name }) => name === project);
  const matched = declared && matchNames([declared], projects ?? []).get(declared);
  const live = matched ?? projects?.find(({ name }) => name === project);
  if (declared === undefined && live === undefined && projects !== null) {
    const known = [...declaration.projects, ...projects].map(({ name }) => name);
    checks.add(at, () => notFoundMessage("project", project, known));
  }
  return { declared: declared?.level, live: live?.level ?? undefined };
}

function checkNames(
  assertion: Assertion,
  declared: DeclaredLevel | undefined,
  live: LevelSnapshot,
  checks: Checks,
): void {
  const held = live.policies.flatMap(({ permissions }) => namesOf(permissions));
  const permissions = [...new Set([...namesOf(live.permissions), ...held])];
  const permission = permissionOf(assertion);
  if (!permission.includes("*") && !permissions.includes(permission)) {
    checks.add(assertion.at, () => notFoundMessage("permission", permission, permissions));
  }
  const roles = [...(declared?.roles ?? []), ...live.roles].map(({ name }) => name);
  for (const role of rolesOf(assertion)) {
    if (!roles.includes(role)) {
      checks.add(assertion.at, () => notFoundMessage("role", role, roles));
    }
  }
}

function permissionOf(assertion: Assertion): string {
  if ("never" in assertion) {
    return assertion.never.holds;
  }
  return "always" in assertion ? assertion.always.holds : assertion.hold;
}

function rolesOf(assertion: Assertion): readonly string[] {
  if ("noneExcept" in assertion) {
    // The rest are e-mail addresses.
    return assertion.noneExcept.filter((name) => !name.includes("@"));
  }
  const subject =
    "never" in assertion
      ? assertion.never.subject
      : "always" in assertion
        ? assertion.always.subject
        : assertion.subject;
  return typeof subject === "object" && "role" in subject ? [subject.role] : [];
}

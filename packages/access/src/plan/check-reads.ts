import type { DeclaredLevel } from "../model/declaration.ts";
import { IncompleteReadError } from "../model/errors.ts";
import { matchObjects } from "./diff/match.ts";
import type { Run } from "./run.ts";

/**
 * Checks that everything was read that the file manages: otherwise a plan would look complete although it is not.
 *
 * @throws {IncompleteReadError}
 */
export function checkReads(run: Run): void {
  const { declaration, snapshot } = run;
  const { manage, level, projects } = declaration;
  if (manage.members !== "off" && namesMembers(level) && snapshot.organization.members === null) {
    throw notRead("The members of the organization");
  }
  if (manage.projects !== "off" && projects.length > 0 && snapshot.projects === null) {
    throw notRead("The projects");
  }
  const named = projects.some(({ governance = [] }) => governance.length > 0);
  if (manage.governance !== "off" && named && snapshot.governancePolicies === null) {
    throw notRead("The governance policies");
  }
  const matches = matchObjects(run, "project", projects, snapshot.projects ?? []);
  for (const { declared, live: project } of manage.projects === "off" ? [] : matches) {
    if (project?.level === null && isUsed(declared.level)) {
      throw notRead(`The access control of project ${JSON.stringify(declared.name)}`);
    }
  }
}

function notRead(what: string): IncompleteReadError {
  return new IncompleteReadError(`${what} must be read to plan this file.`);
}

function namesMembers({ members, removed }: DeclaredLevel): boolean {
  return members.length + removed.members.length > 0;
}

/** Whether a file says something about a level. */
export function isUsed(level: DeclaredLevel): boolean {
  const { policies, roles, removed } = level;
  const count = policies.length + roles.length + removed.policies.length + removed.roles.length;
  return count > 0 || namesMembers(level);
}

import type { OrganizationSnapshot, Scope } from "../model/snapshot.ts";
import { findProject } from "./effective-access.ts";

/**
 * Finds the level that a name or an id of a project stands for. `undefined` is the organization.
 *
 * @throws {RangeError} if the project is unknown, or if several have the name.
 */
export function resolveScope(snapshot: OrganizationSnapshot, project: string | undefined): Scope {
  if (project === undefined) {
    return "organization";
  }
  const found = findProject(snapshot, project);
  if (found) {
    return { project: found.id };
  }
  const same = (snapshot.projects ?? []).filter(({ name }) => name === project);
  throw new RangeError(
    same.length > 1
      ? `Several projects are named ${JSON.stringify(project)}. Use one of their ids: ${same.map(({ id }) => id).join(", ")}.`
      : `No project is named ${JSON.stringify(project)}.`,
  );
}

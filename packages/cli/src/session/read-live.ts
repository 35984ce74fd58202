import {
  type AccessEvent,
  type Declaration,
  type OrganizationSnapshot,
  type ReadOptions,
  readOrganization,
  requireComplete,
} from "@confident-admin/access";
import type { ConfidentAdmin } from "@confident-admin/core";
import type { Call } from "../command.ts";
import { showProgress } from "../output/progress.ts";
import { createAdmin } from "./create-admin.ts";

type Selection = Pick<
  ReadOptions,
  "members" | "invitations" | "governance" | "projects" | "anyProject"
>;

/** Reads the organization, and shows progress on a terminal. */
export async function readLive(
  call: Call,
  admin: ConfidentAdmin,
  selection: Selection,
): Promise<OrganizationSnapshot> {
  const progress = showProgress(call);
  try {
    const onEvent = (event: AccessEvent) => progress.show(event);
    return await readOrganization(admin, { ...selection, signal: call.signal, onEvent });
  } finally {
    progress.end();
  }
}

/**
 * Reads the organization for a command whose answer would be wrong if a list were not complete.
 *
 * @throws {IncompleteReadError}
 */
export async function readComplete(
  call: Call,
  selection: Selection,
): Promise<OrganizationSnapshot> {
  const snapshot = await readLive(call, createAdmin(call), selection);
  requireComplete(snapshot.reads);
  return snapshot;
}

/** What must be read to plan a declaration. */
export function selectionOf(declaration: Declaration): Selection {
  const { manage, projects } = declaration;
  const members = manage.members !== "off";
  return {
    members,
    // Everyone who is invited to a role gains what the role gains.
    invitations: members,
    governance: manage.governance !== "off" && projects.some(({ governance }) => governance),
    projects: projectsOf(declaration),
    anyProject: manage.projects !== "off" && projects.length > 0,
  };
}

/** Which projects to read. `undefined`: not even their names. */
function projectsOf({ manage, projects, removedProjects }: Declaration): Selection["projects"] {
  if (manage.projects === "exclusive") {
    return "all";
  }
  const names = [
    ...projects.flatMap(({ name, was, id }) => [name, ...was, ...(id ? [id] : [])]),
    ...removedProjects.map(({ name }) => name),
  ];
  return manage.projects === "off" || names.length === 0 ? undefined : names;
}

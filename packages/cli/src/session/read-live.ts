import {
  type AccessEvent,
  type Declaration,
  type OrganizationSnapshot,
  type ReadOptions,
  readOrganization,
} from "@confident-admin/access";
import type { ConfidentAdmin } from "@confident-admin/core";
import type { Call } from "../command.ts";
import { showProgress } from "../output/progress.ts";

type Selection = Pick<ReadOptions, "members" | "invitations" | "governance" | "projects">;

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

/** What must be read to plan a declaration. */
export function selectionOf({ manage, projects, removedProjects }: Declaration): Selection {
  const members = manage.members !== "off";
  const managed = [
    ...projects.flatMap(({ name, was }) => [name, ...was]),
    ...removedProjects.map(({ name }) => name),
  ];
  return {
    members,
    invitations: members,
    governance: manage.governance !== "off" && projects.some(({ governance }) => governance),
    projects:
      manage.projects === "off" ? undefined : manage.projects === "exclusive" ? "all" : managed,
  };
}

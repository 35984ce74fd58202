import type { OrganizationSnapshot, Scope } from "../model/snapshot.ts";

/** Whether no list that says who is in a level was cut short. Roles in the organization can apply to all projects. */
export function areMembersRead({ reads }: OrganizationSnapshot, scope: Scope): boolean {
  const project = scope === "organization" ? undefined : scope.project;
  return reads.every(
    ({ operation, projectId, complete }) =>
      complete ||
      (operation !== "listMembers" &&
        (operation !== "listProjectMembers" || projectId !== project)),
  );
}

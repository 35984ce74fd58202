import type { RoleSnapshot, Scope } from "../model/snapshot.ts";

/** Holders of this permission in the organization may do everything in every project. */
export const ALL_PROJECTS = "project:manage";

/** What a reader of a report about access must know. */
export const PRESET_NOTE: string =
  "Preset roles: the API does not say what they hold, so Owner, Admin and Manager count as holding everything, and Member what the vendor documents.";

const NOT_FOR_PROJECT_MEMBERS: ReadonlySet<string> = new Set([
  "iam:manage",
  "project:delete",
  "retentionConfig:manage",
  "user:delete",
  "user:manage",
]);

/** Whether a preset role has a permission built in. */
export function isBuiltIn(scope: Scope, role: RoleSnapshot, permission: string): boolean {
  if (!role.preset) {
    return false;
  }
  const isOrganization = scope === "organization";
  switch (role.name.toLowerCase()) {
    case "owner":
      return true;
    case "admin":
      return isOrganization;
    case "manager":
      return !isOrganization;
    case "member":
      return isOrganization
        ? !permission.endsWith(":manage") && permission !== "user:delete"
        : !NOT_FOR_PROJECT_MEMBERS.has(permission);
    default:
      return false;
  }
}

import { ConfidentConflictError, ConfidentNotFoundError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import type { CallOptions } from "../options.ts";
import type { Member, NamedReference, ProjectMember } from "../types.gen.ts";
import type { Item } from "./collection/collection.ts";
import { selectOnly } from "./collection/find.ts";
import { isPreset } from "./is-preset.ts";
import { updateMemberRole } from "./members.ts";
import { updateProjectMemberRole } from "./project-members.ts";
import { listProjectRoles } from "./project-roles.ts";
import { listRoles } from "./roles.ts";

const OWNER = "Owner";

/**
 * Makes a member the Owner of the organization. The previous Owner becomes Admin. Only the new Owner can transfer the
 * ownership back. Sends two requests, because it first looks up the preset role named Owner.
 *
 * @returns the new Owner
 * @throws {ConfidentArgumentError} if `userId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentNotFoundError} if there is no preset role named Owner. Nothing was written.
 * @throws {ConfidentConflictError} if several preset roles are named Owner. Nothing was written. Also thrown if the
 * response does not match the transfer.
 * @throws {ConfidentError} if the call fails, with status 404 if no member has this id.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/update-organization-member-role
 */
export function transferOwnership(
  client: ConfidentClient,
  userId: string,
  options?: CallOptions,
): Promise<Member> {
  return withErrorContext(client, "transferOwnership", async () => {
    checkSegment("userId", userId);
    const roles = await listRoles(client, options);
    const roleId = ownerIdIn(roles, "organizationId");
    const member = await updateMemberRole(client, userId, { roleId }, options);
    checkOwner(member, userId, roleId, member.organizationRole);
    return member;
  });
}

/**
 * Makes a member the Owner of a project. The previous Owner becomes Manager. Sends two requests, because it first looks
 * up the project's preset role named Owner.
 *
 * @returns the new Owner
 * @throws {ConfidentArgumentError} if `projectId` or `userId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentNotFoundError} if there is no preset role named Owner. Nothing was written.
 * @throws {ConfidentConflictError} if several preset roles are named Owner. Nothing was written. Also thrown if the
 * response does not match the transfer.
 * @throws {ConfidentError} if the call fails, with status 404 if no member of the project has this id.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/update-project-member-role
 */
export function transferProjectOwnership(
  client: ConfidentClient,
  projectId: string,
  userId: string,
  options?: CallOptions,
): Promise<ProjectMember> {
  return withErrorContext(client, "transferProjectOwnership", async () => {
    checkSegment("userId", userId);
    const roles = await listProjectRoles(client, projectId, options);
    const roleId = ownerIdIn(roles, "projectId");
    const member = await updateProjectMemberRole(client, projectId, userId, { roleId }, options);
    checkOwner(member, userId, roleId, member.projectRole);
    return member;
  });
}

function ownerIdIn(roles: readonly Item[], field: "organizationId" | "projectId"): string {
  const presets = roles.filter((role) => role.name === OWNER && isPreset(role, field));
  const certain = presets.filter((role) => role[field] === null);
  const rows = certain.length > 0 ? certain : presets;
  const owner = selectOnly(rows, OWNER, "preset roles", "Change the member's role by its id.");
  if (!owner) {
    throw new ConfidentNotFoundError("No preset role is named Owner.", { status: 404 });
  }
  return owner.id;
}

// A server does not have to return the role.
function checkOwner(
  member: { readonly id: string },
  userId: string,
  roleId: string,
  role: NamedReference | null | undefined,
): void {
  if (member.id !== userId || (role !== undefined && role?.id !== roleId)) {
    throw new ConfidentConflictError(
      `The transfer to ${JSON.stringify(userId)} was sent, but the response differs. List the members to see who the Owner is.`,
      { delivery: "answered" },
    );
  }
}

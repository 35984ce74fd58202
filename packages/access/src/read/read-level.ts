import type {
  ConfidentAdmin,
  Invitation,
  Member,
  Policy,
  ProjectInvitation,
  ProjectMember,
  ProjectOperations,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import { IncompleteReadError } from "../model/errors.ts";
import type {
  InvitationSnapshot,
  LevelSnapshot,
  MemberSnapshot,
  PermissionName,
  PolicySnapshot,
  RoleSnapshot,
} from "../model/snapshot.ts";
import { readMembers } from "./read-members.ts";
import type { Reader } from "./reader.ts";

/** What to read of a level. */
export interface LevelOptions {
  readonly members: boolean;
  readonly invitations: boolean;
}

/** Reads the access control of the organization. */
export function readOrganizationLevel(
  reader: Reader,
  options: LevelOptions,
): Promise<LevelSnapshot> {
  return readLevel(reader, reader.admin, undefined, options);
}

/** Reads the access control of one project. */
export function readProjectLevel(
  reader: Reader,
  projectId: string,
  options: LevelOptions,
): Promise<LevelSnapshot> {
  return readLevel(reader, reader.admin.project(projectId), projectId, options);
}

type Operations = Pick<
  ConfidentAdmin | ProjectOperations,
  "permissions" | "policies" | "roles" | "members" | "invitations"
>;

async function readLevel(
  reader: Reader,
  level: Operations,
  projectId: string | undefined,
  options: LevelOptions,
): Promise<LevelSnapshot> {
  const name = (list: string) => ({
    operation: `list${projectId === undefined ? "" : "Project"}${list}`,
    ...(projectId !== undefined && { projectId }),
  });
  const [permissions, policies, roles, members, invitations] = await Promise.all([
    reader.list(name("Permissions"), (call) => level.permissions.list(call)),
    reader.list(name("Policies"), (call) => level.policies.list(call)),
    reader.list(name("Roles"), (call) => level.roles.list(call)),
    options.members
      ? readMembers<Member | ProjectMember>(reader, name("Members"), (query, call) =>
          level.members.listPage(query, call),
        )
      : null,
    options.invitations
      ? reader.list<Invitation | ProjectInvitation>(name("Invitations"), (call) =>
          level.invitations.list(call),
        )
      : null,
  ]);
  return {
    permissions: permissions.map(toName),
    policies: policies.map(toPolicy),
    roles: roles.map((role) => toRole(role, projectId)),
    members: members?.map(toMember) ?? null,
    invitations: invitations?.filter(isPending).map(toInvitation) ?? null,
  };
}

function toName({ id, name }: PermissionName): PermissionName {
  return { id, name };
}

function toPolicy({ id, name, description, permissions }: Policy): PolicySnapshot {
  if (!permissions) {
    // An empty list would look as if the policy granted nothing.
    throw new IncompleteReadError(`The server does not return the permissions of policy ${id}.`);
  }
  return { id, name, description: description ?? null, permissions: permissions.map(toName) };
}

function toRole(role: Role | ProjectRole, projectId: string | undefined): RoleSnapshot {
  const { id, name, description, policies } = role;
  const preset = isPreset(role, projectId);
  if (!policies && !preset) {
    throw new IncompleteReadError(`The server does not return the policies of role ${id}.`);
  }
  const policyIds = policies?.map((policy) => policy.id) ?? [];
  return { id, name, description: description ?? null, preset, policyIds };
}

/** If the server does not return the owner, the name decides: no custom role can have a preset's name. */
function isPreset(role: Role | ProjectRole, projectId: string | undefined): boolean {
  const { organizationId, projectId: ownerId } = role as Role & ProjectRole;
  const owner = projectId === undefined ? organizationId : ownerId;
  const presets =
    projectId === undefined ? ["owner", "admin", "member"] : ["owner", "manager", "member"];
  return owner === undefined ? presets.includes(role.name.trim().toLowerCase()) : owner === null;
}

function toMember(member: Member | ProjectMember): MemberSnapshot {
  const { id, email, name, organizationRole, projectRole } = member as Member & ProjectMember;
  return { id, email, name: name ?? null, roleId: (organizationRole ?? projectRole)?.id ?? null };
}

function isPending({ status }: Invitation | ProjectInvitation): boolean {
  return status === "PENDING";
}

function toInvitation(invitation: Invitation | ProjectInvitation): InvitationSnapshot {
  const { id, email, organizationRoleId, projectRoleId } = invitation as Invitation &
    ProjectInvitation;
  return { id, email, roleId: organizationRoleId ?? projectRoleId ?? null };
}

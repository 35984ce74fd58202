import type {
  Invitation,
  Member,
  Policy,
  Project,
  ProjectInvitation,
  ProjectMember,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import { IncompleteReadError } from "../model/errors.ts";
import type {
  InvitationSnapshot,
  MemberSnapshot,
  PermissionName,
  PolicySnapshot,
  ProjectSnapshot,
  RoleSnapshot,
} from "../model/snapshot.ts";

/** In lower case: names are compared in upper or lower case. */
const ORGANIZATION_PRESETS = ["owner", "admin", "member"];
const PROJECT_PRESETS = ["owner", "manager", "member"];

export function toPermission({ id, name }: PermissionName): PermissionName {
  return { id, name };
}

/** Without permissions, it has none: a reading is rejected if the server returns those of no policy. */
export function toPolicy({ id, name, description, permissions = [] }: Policy): PolicySnapshot {
  return { id, name, description: description ?? null, permissions: permissions.map(toPermission) };
}

export function toRole(role: Role | ProjectRole, projectId: string | undefined): RoleSnapshot {
  const { id, name, description, policies = [] } = role;
  const preset = isPreset(role, projectId);
  const policyIds = policies.map((policy) => policy.id);
  return { id, name, description: description ?? null, preset, policyIds };
}

export function toMember(member: Member | ProjectMember): MemberSnapshot {
  const { id, email, name, organizationRole, projectRole } = member as Member & ProjectMember;
  return { id, email, name: name ?? null, roleId: (organizationRole ?? projectRole)?.id ?? null };
}

export function toInvitation(invitation: Invitation | ProjectInvitation): InvitationSnapshot {
  const { id, email, organizationRoleId, projectRoleId } = invitation as Invitation &
    ProjectInvitation;
  return { id, email, roleId: organizationRoleId ?? projectRoleId ?? null };
}

/** @throws {IncompleteReadError} if the project has no id or name, which the document does not require. */
export function toProject(project: Project): ProjectSnapshot {
  const { id, name, description, governancePolicy } = project;
  if (id === undefined || name === undefined) {
    throw new IncompleteReadError("The server returns a project without an id or a name.");
  }
  return {
    id,
    name,
    description: description ?? null,
    governancePolicyId: governancePolicy?.id ?? null,
    level: null,
  };
}

/** If the server does not return the owner, the name decides: no custom role can have a preset's name. */
function isPreset(role: Role | ProjectRole, projectId: string | undefined): boolean {
  const { organizationId, projectId: ownerId } = role as Role & ProjectRole;
  const owner = projectId === undefined ? organizationId : ownerId;
  const presets = projectId === undefined ? ORGANIZATION_PRESETS : PROJECT_PRESETS;
  return owner === undefined ? presets.includes(role.name.trim().toLowerCase()) : owner === null;
}

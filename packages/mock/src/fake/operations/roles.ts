import type { Level } from "../levels.ts";
import { randomUuid } from "../random-uuid.ts";
import { failure, success } from "../reply.ts";
import { findById, isPreset, put, type Scope, type ScopedRole, toReference } from "../scope.ts";
import type { Policy, RoleInput } from "../types.ts";
import type { Call, ScopedOperation } from "./operation.ts";
import { keepDescription, nameTaken, rejectUnknown } from "./references.ts";

export const listRoles: ScopedOperation = ({ roles }) => success({ roles });

export const createRole: ScopedOperation = (scope, { params, body }) => {
  const known = findById(scope.roles, params["roleId"]);
  const { policyIds, ...input } = body as RoleInput;
  if (scope.roles.some((role) => role !== known && hasName(scope.level, role, input.name))) {
    return nameTaken("role", input.name);
  }
  const ids = [...new Set(policyIds)];
  const rejection = rejectUnknown("Policy", scope.policies, ids);
  if (rejection) {
    return rejection;
  }
  const role = {
    id: known?.id ?? randomUuid(),
    ...keepDescription(known, input),
    [scope.level.ownId]: scope.id,
    policies: ids.map((id) => toReference(findById(scope.policies, id) as Policy)),
  };
  scope.roles = put(scope.roles, known, role);
  scope.members = scope.members.map((member) =>
    member[scope.level.role]?.id === role.id
      ? { ...member, [scope.level.role]: toReference(role) }
      : member,
  );
  return success({ role });
};

export const updateRole: ScopedOperation = (scope, call, context) =>
  findCustom(scope, call) ? createRole(scope, call, context) : failure(404);

/** Rejects the deletion while a member has the role. Invitations to the role become invitations to the default role. */
export const deleteRole: ScopedOperation = (scope, call) => {
  const known = findCustom(scope, call);
  if (!known) {
    return failure(404);
  }
  const { role, roleId } = scope.level;
  if (scope.members.some((member) => member[role]?.id === known.id)) {
    return failure(409);
  }
  scope.roles = scope.roles.filter((one) => one !== known);
  scope.invitations = scope.invitations.map((invitation) =>
    invitation[roleId] === known.id ? { ...invitation, [roleId]: null } : invitation,
  );
  return success({ id: known.id, deleted: true });
};

/** Preset roles cannot be changed. Changes respond as if they did not exist. */
function findCustom({ level, roles }: Scope, { params }: Call): ScopedRole | undefined {
  const role = findById(roles, params["roleId"]);
  return role && !isPreset(level, role) ? role : undefined;
}

/** The API ignores case when it compares the names of preset roles. */
function hasName(level: Level, role: ScopedRole, name: string): boolean {
  return isPreset(level, role)
    ? role.name.toLowerCase() === name.toLowerCase()
    : role.name === name;
}

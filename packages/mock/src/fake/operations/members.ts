import { normalizeEmail } from "../normalize-email.ts";
import { failure, success } from "../reply.ts";
import {
  findById,
  findPreset,
  put,
  type Scope,
  type ScopedMember,
  type ScopedRole,
  toReference,
} from "../scope.ts";
import type { MemberRoleInput } from "../types.ts";
import type { ScopedOperation } from "./operation.ts";
import { pageOf } from "./page.ts";
import { rejectUnknown } from "./references.ts";

export const listMembers: ScopedOperation = ({ members }, call) =>
  success({ members: pageOf(members, call), total: members.length });

/** Giving the Owner role transfers ownership. The Owner's role cannot be changed in any other way. */
export const updateMemberRole: ScopedOperation = (scope, { params, body }) => {
  const known = findById(scope.members, params["userId"]);
  if (!known) {
    return failure(404);
  }
  const { roleId } = body as MemberRoleInput;
  const rejection = rejectUnknown("Role", scope.roles, [roleId]);
  if (rejection) {
    return rejection;
  }
  const role = findById(scope.roles, roleId) as ScopedRole;
  const owner = findOwner(scope);
  if (owner === known && role !== findPreset(scope, "Owner")) {
    return failure(409);
  }
  const former = findPreset(scope, scope.level.formerOwner);
  if (owner && former && role === findPreset(scope, "Owner")) {
    scope.members = put(scope.members, owner, withRole(scope, owner, former));
  }
  const member = withRole(scope, known, role);
  scope.members = scope.members.map((one) => (one.id === member.id ? member : one));
  return success({ member });
};

/** Removing a member of the organization also removes the member from all projects. */
export const removeMember: ScopedOperation = (scope, { params }, { projects }) => {
  const known = findById(scope.members, params["userId"]);
  if (!known) {
    return failure(404);
  }
  if (known === findOwner(scope)) {
    return failure(409);
  }
  for (const one of scope.level.name === "organization" ? [scope, ...projects] : [scope]) {
    one.members = one.members.filter(({ id }) => id !== known.id);
    one.invitations = one.invitations.filter(
      ({ email, status }) =>
        status !== "PENDING" || normalizeEmail(email) !== normalizeEmail(known.email),
    );
  }
  return success({ id: known.id, removed: true });
};

function findOwner(scope: Scope): ScopedMember | undefined {
  const id = findPreset(scope, "Owner")?.id;
  return scope.members.find((member) => member[scope.level.role]?.id === id);
}

function withRole({ level }: Scope, member: ScopedMember, role: ScopedRole): ScopedMember {
  return { ...member, [level.role]: toReference(role) };
}

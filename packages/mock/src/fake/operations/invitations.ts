import { normalizeEmail } from "../normalize-email.ts";
import { failure, type Reply, success } from "../reply.ts";
import { findById, findPreset, put, type Scope, type ScopedInvitation } from "../scope.ts";
import type { ScopedOperation } from "./operation.ts";
import { rejectUnknown } from "./references.ts";

const MAX_EMAILS = 50;

/** Accepted invitations are not listed. */
const isOpen = ({ status }: ScopedInvitation) => status !== "ACCEPTED";

export const listInvitations: ScopedOperation = ({ invitations }) =>
  success({ invitations: invitations.filter(isOpen) });

/** Skips addresses of people who are already members or invited. Responds with only the new invitations. */
export const createInvitations: ScopedOperation = (scope, { body }, { nextId }) => {
  const { emails, [scope.level.roleId]: roleId } = body as Input;
  const rejection = reject(scope, emails, roleId);
  if (rejection) {
    return rejection;
  }
  const known = new Set(
    [...scope.members, ...scope.invitations.filter(isOpen)].map(({ email }) =>
      normalizeEmail(email),
    ),
  );
  const fresh = [...new Set(emails.map(normalizeEmail))].filter((email) => !known.has(email));
  if (fresh.length === 0) {
    return failure(409);
  }
  const invitations = fresh.map((email) => ({
    id: nextId(),
    email,
    status: "PENDING",
    created_at: new Date().toISOString(),
    [scope.level.roleId]: roleId ?? null,
  }));
  scope.invitations = [...scope.invitations, ...invitations];
  return success({ invitations });
};

/** Makes an invitation of any status pending again, unless another invitation to the same address is pending. */
export const resendInvitation: ScopedOperation = (scope, { params }) => {
  const known = findById(scope.invitations, params["invitationId"]);
  if (!known) {
    return failure(404);
  }
  const email = normalizeEmail(known.email);
  const isInvited = scope.invitations.some(
    (one) => one !== known && one.status === "PENDING" && normalizeEmail(one.email) === email,
  );
  if (isInvited) {
    return failure(409, `Another invitation for ${email} is pending`);
  }
  const invitation = { ...known, status: "PENDING" };
  scope.invitations = put(scope.invitations, known, invitation);
  return success({ invitation });
};

export const deleteInvitation: ScopedOperation = (scope, { params }) => {
  const known = findById(scope.invitations, params["invitationId"]);
  scope.invitations = scope.invitations.filter((invitation) => invitation !== known);
  return known ? success({ id: known.id, deleted: true }) : failure(404);
};

interface Input {
  readonly emails: readonly string[];
  readonly organizationRoleId?: string;
  readonly projectRoleId?: string;
}

function reject(
  scope: Scope,
  { length }: readonly string[],
  roleId: string | undefined,
): Reply | undefined {
  if (length === 0 || length > MAX_EMAILS) {
    return failure(422, `emails must have 1 to ${MAX_EMAILS} addresses, not ${length}`);
  }
  if (roleId === undefined) {
    return undefined;
  }
  return roleId === findPreset(scope, "Owner")?.id
    ? failure(422, "An invitation cannot give the Owner role")
    : rejectUnknown("Role", scope.roles, [roleId]);
}

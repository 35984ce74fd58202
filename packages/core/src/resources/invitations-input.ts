import { ConfidentArgumentError } from "../errors.ts";
import type { NamedReference } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";
import { checkRoleName, roleIdOf } from "./role-reference.ts";

/** People to invite, with a role by name. */
export interface NamedInvitationsInput {
  /** The addresses of the people to invite. */
  readonly emails: readonly string[];
  /** The name of a role of the same organization or project, except Owner. Each call looks up its id. */
  readonly role: string;
  readonly organizationRoleId?: undefined;
  readonly projectRoleId?: undefined;
}

const ADVICE = "Invite people with another role, then use members.transferOwnership.";

/** A copy of a valid input, so that later changes by the caller are not sent unchecked. */
export interface CheckedInvitations<Body> {
  readonly body: Body;
  /** The role name to look up. */
  readonly role: string | undefined;
}

/**
 * Validates before sending, because the server might accept invalid input.
 *
 * @param roleField - the field for the role's id
 * @throws {ConfidentArgumentError}
 */
export function checkInvitations<Body extends { readonly emails: readonly string[] }>(
  invitations: Body | NamedInvitationsInput,
  roleField: keyof Body,
): CheckedInvitations<Body> {
  const { emails, role, ...rest } = (invitations ?? {}) as Partial<Body & NamedInvitationsInput>;
  const addresses = toStringArray(emails);
  if (!addresses) {
    throw new ConfidentArgumentError("emails must be an array of addresses.");
  }
  const roleId = (rest as Partial<Body>)[roleField];
  if (roleId !== undefined && (typeof roleId !== "string" || !roleId || role !== undefined)) {
    throw new ConfidentArgumentError(
      `Pass either ${String(roleField)} (an id) or role (a name). Omit both for the default role.`,
    );
  }
  return {
    body: { emails: addresses, ...rest } as unknown as Body,
    role: role === undefined ? undefined : checkRoleName(role, ADVICE),
  };
}

/**
 * Looks up the id of a role by its name.
 *
 * @param list - lists the roles of the invitation's scope
 */
export async function toInvitationsBody<Body>(
  { body, role }: CheckedInvitations<Body>,
  roleField: keyof Body,
  list: () => Promise<readonly NamedReference[]>,
): Promise<Body> {
  return role === undefined ? body : { ...body, [roleField]: await roleIdOf(role, list) };
}

import { ConfidentArgumentError } from "../errors.ts";
import type { MemberRoleInput, NamedReference } from "../types.gen.ts";
import { idsByName } from "./ids-by-name.ts";

/** The role to give to a member, by its name. */
export interface NamedMemberRoleInput {
  /** The name of a role of the same organization or project, except Owner. Each call looks up its id. */
  readonly role: string;
  readonly roleId?: undefined;
}

const TRANSFER = "To transfer ownership, use members.transferOwnership.";

/**
 * Returns the name if the role can be specified by name.
 *
 * @param advice - what to do instead of passing the Owner role
 * @throws {ConfidentArgumentError} if it is not a name, or if it is Owner, because a mistake would give away the
 * organization or project.
 */
export function checkRoleName(role: unknown, advice: string): string {
  if (typeof role !== "string" || !role) {
    throw new ConfidentArgumentError("role must be the name of a role.");
  }
  if (role.trim().toLowerCase() === "owner") {
    throw new ConfidentArgumentError(`The Owner role cannot be specified by name. ${advice}`);
  }
  return role;
}

/**
 * Validates before sending, because the server might accept invalid input.
 *
 * @throws {ConfidentArgumentError} unless there is exactly one of an id and a name.
 */
export function checkMemberRole(
  input: MemberRoleInput | NamedMemberRoleInput,
): MemberRoleInput | NamedMemberRoleInput {
  const { roleId, role, ...rest } = (input ?? {}) as Partial<
    Record<keyof NamedMemberRoleInput, unknown>
  >;
  if (role !== undefined && roleId === undefined) {
    return { role: checkRoleName(role, TRANSFER), ...rest };
  }
  if (typeof roleId !== "string" || !roleId || role !== undefined) {
    throw new ConfidentArgumentError("Pass either roleId (an id) or role (a name).");
  }
  return { roleId, ...rest };
}

/**
 * Looks up the id of a role by its name.
 *
 * @param list - lists the roles of the member's scope
 */
export async function toMemberRoleBody(
  input: MemberRoleInput | NamedMemberRoleInput,
  list: () => Promise<readonly NamedReference[]>,
): Promise<MemberRoleInput> {
  if (input.roleId !== undefined) {
    return input;
  }
  const { role, ...rest } = input;
  return { ...rest, roleId: await roleIdOf(role, list) };
}

/** Looks up the id of a role. */
export async function roleIdOf(
  role: string,
  list: () => Promise<readonly NamedReference[]>,
): Promise<string> {
  const [id = ""] = idsByName("role", await list(), [role]);
  return id;
}

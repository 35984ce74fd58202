import { ConfidentArgumentError } from "../errors.ts";
import type { NamedReference, RoleInput } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";
import { checkName } from "./check-name.ts";
import { idsByName } from "./ids-by-name.ts";

/** A role to write, with policies by name. You can also pass ids. */
export interface NamedRoleInput extends Omit<RoleInput, "policyIds"> {
  /** Names of custom policies of the same organization or project. Each call looks up their ids. */
  readonly policies: readonly string[];
  readonly policyIds?: readonly string[] | undefined;
}

/** A copy of a valid input, so that later changes by the caller are not sent unchecked. */
export interface CheckedRole {
  readonly body: RoleInput;
  /** The policy names to look up. */
  readonly policies: readonly string[] | undefined;
}

/**
 * Validates before sending, because the server might accept invalid input.
 *
 * @throws {ConfidentArgumentError}
 */
export function checkRole(role: RoleInput | NamedRoleInput): CheckedRole {
  const { name, policyIds, policies, description, ...rest } = (role ??
    {}) as Partial<NamedRoleInput>;
  checkName("A role", name);
  const ids = toStringArray(policyIds ?? (policies && []));
  const names = policies === undefined ? undefined : toStringArray(policies);
  if (!ids || (policies !== undefined && !names)) {
    throw new ConfidentArgumentError(
      "A role needs policyIds (an array of ids) or policies (an array of names).",
    );
  }
  return { body: { name, policyIds: ids, description, ...rest }, policies: names };
}

/**
 * Looks up the ids of policies by their names.
 *
 * @param list - lists the policies of the role's scope
 */
export async function toRoleBody(
  { body, policies }: CheckedRole,
  list: () => Promise<readonly NamedReference[]>,
): Promise<RoleInput> {
  if (!policies) {
    return body;
  }
  const named = idsByName("policy", await list(), policies);
  return { ...body, policyIds: [...new Set([...body.policyIds, ...named])] };
}

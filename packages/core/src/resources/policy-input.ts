import { ConfidentArgumentError } from "../errors.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { PolicyInput } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";
import { checkName } from "./check-name.ts";
import { type Catalog, checkPermissionNames, permissionIdsOf } from "./permission-catalog.ts";

/** A policy to write, with permissions by name. You can also pass ids. */
export interface NamedPolicyInput extends Omit<PolicyInput, "permissionIds"> {
  /**
   * Names like `billing:read`. Their ids are looked up, in a list that each client caches for five minutes. A call with
   * its own `headers` does not use the cache.
   */
  readonly permissions: readonly string[];
  readonly permissionIds?: readonly string[] | undefined;
}

/** A copy of a valid input, so that later changes by the caller have no effect. */
export interface CheckedPolicy {
  readonly body: PolicyInput;
  /** The permission names to look up. */
  readonly permissions: readonly string[] | undefined;
}

/**
 * Validates before sending, because the server might accept invalid input.
 *
 * @throws {ConfidentArgumentError}
 */
export function checkPolicy(policy: PolicyInput | NamedPolicyInput): CheckedPolicy {
  // Read fields by name, because a class instance can inherit them.
  const { name, permissionIds, permissions, description, ...rest } = (policy ??
    {}) as Partial<NamedPolicyInput>;
  checkName("A policy", name);
  const ids = toStringArray(permissionIds ?? (permissions && []));
  if (!ids) {
    throw new ConfidentArgumentError(
      "A policy needs permissionIds (an array of ids) or permissions (an array of names).",
    );
  }
  return {
    body: { name, permissionIds: ids, description, ...rest },
    permissions: permissions === undefined ? undefined : checkPermissionNames(permissions),
  };
}

/** Looks up the ids of permissions by their names. */
export async function toPolicyBody(
  client: ConfidentClient,
  { body, permissions }: CheckedPolicy,
  options: CallOptions | undefined,
  project?: Catalog,
): Promise<PolicyInput> {
  if (!permissions) {
    return body;
  }
  const named = await permissionIdsOf(client, permissions, options, project);
  return { ...body, permissionIds: [...new Set([...body.permissionIds, ...named])] };
}

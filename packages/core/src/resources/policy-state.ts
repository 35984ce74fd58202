import { ConfidentConflictError, type Delivery } from "../errors.ts";
import { entities } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import { getPolicy } from "./find-policy.ts";

/**
 * Reads a policy and what would have to be written to leave it as it is.
 *
 * @param delivery - whether an earlier write may have been executed
 * @throws {ConfidentConflictError} if the server does not return the policy's permissions.
 */
export async function readPolicy(
  client: ConfidentClient,
  policyId: string,
  options: CallOptions | undefined,
  delivery: Delivery,
): Promise<{ readonly policy: Policy; readonly current: PolicyInput }> {
  const policy = await getPolicy(client, policyId, options);
  return { policy, current: bodyOf(policy, delivery) };
}

/** Returns what would have to be written to leave a policy as it is. */
export function bodyOf(
  { id, name, description, permissions }: Policy,
  delivery: Delivery,
): PolicyInput {
  const granted = entities(permissions);
  if (!granted) {
    throw conflict(id, "the server does not return its permissions", delivery);
  }
  const permissionIds = [...new Set(granted.map((permission) => permission.id))];
  return { name, permissionIds, description };
}

/** Returns the same string for equal states. The order of permissions makes no difference. */
export function stateOf({ name, description, permissionIds }: PolicyInput): string {
  return JSON.stringify([name, description, [...permissionIds].sort()]);
}

/** The error of a policy that cannot be written safely. */
export function conflict(
  policyId: string,
  why: string,
  delivery: Delivery,
): ConfidentConflictError {
  const what = delivery === "unknown" ? "may have been written" : "was not written";
  return new ConfidentConflictError(
    `The policy ${JSON.stringify(policyId)} ${what}: ${why}. Read it, then try again.`,
    { delivery },
  );
}

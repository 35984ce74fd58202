import { ConfidentConflictError, type Delivery } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import { entities } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { getPolicy } from "./find-policy.ts";
import { permissionIdsOf } from "./permission-names.ts";
import { putPolicy } from "./policies.ts";

/** How often a policy that other writers keep changing is read. */
const MAX_READS = 5;

/**
 * Adds permissions to a policy, by name, and keeps the rest of the policy. Writes only if something changes, and only
 * after two equal reads, the second directly before the write. Reads again before a retry. The API has no ETags: a change
 * that someone else makes between that read and the write is still lost.
 *
 * Sends two requests if nothing changes, four if something does, up to seven if others write too, and up to two more for
 * each retry of a write. `totalTimeout` applies to each request separately.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not return its permissions.
 * Nothing was written, unless `delivery` is `unknown`.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function grantPermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return withErrorContext(client, "grantPermissions", () =>
    change(client, policyId, names, options, (held, named) => [...new Set([...held, ...named])]),
  );
}

/**
 * Removes permissions from a policy, by name, and keeps the rest of the policy. Reads and writes as
 * {@link grantPermissions} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not return its permissions.
 * Nothing was written, unless `delivery` is `unknown`.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function revokePermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return withErrorContext(client, "revokePermissions", () =>
    change(client, policyId, names, options, (held, named) =>
      held.filter((id) => !named.includes(id)),
    ),
  );
}

async function change(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options: CallOptions | undefined,
  apply: (held: string[], named: string[]) => string[],
): Promise<Policy> {
  checkSegment("policyId", policyId);
  const named = await permissionIdsOf(client, names, options);
  let seen: string | undefined;
  let delivery: Delivery = "answered";
  try {
    for (let reads = 0; reads < MAX_READS; reads++) {
      const policy = await getPolicy(client, policyId, options);
      const held = permissionIds(policy, delivery);
      const changed = apply(held, named);
      if (changed.length === held.length) {
        return policy;
      }
      const state = stateOf(policy, delivery);
      if (state === seen) {
        const written = await write(client, policy, changed, options);
        if (!(written instanceof ChangedMeanwhile)) {
          return written;
        }
        delivery = written.delivery === "unknown" ? "unknown" : delivery;
      }
      seen = state;
    }
    throw conflict(policyId, "others keep changing it", delivery);
  } catch (error) {
    // However the last request ended, an earlier write may have been executed.
    throw delivery === "unknown" ? Object.assign(error as Error, { delivery }) : error;
  }
}

/** Ends a write that must not be retried, because the policy has changed. */
class ChangedMeanwhile extends Error {
  readonly delivery: Delivery;

  /** @param delivery - whether the write may have been executed */
  constructor(delivery: Delivery) {
    super();
    this.delivery = delivery;
  }
}

async function write(
  client: ConfidentClient,
  policy: Policy,
  permissionIds: string[],
  options: CallOptions | undefined,
): Promise<Policy | ChangedMeanwhile> {
  const { id, name, description } = policy;
  const body = { name, permissionIds, ...(description !== undefined && { description }) };
  // Others may write between a failed attempt and its retry.
  const beforeRetry = async (delivery: Delivery) => {
    const current = await getPolicy(client, id, options).catch((error: Error) => {
      // The caller must know whether the write was executed, not the read.
      throw Object.assign(error, { delivery });
    });
    if (stateOf(current, delivery) !== stateOf(policy, delivery)) {
      throw new ChangedMeanwhile(delivery);
    }
  };
  try {
    return await putPolicy(client, id, body, options, beforeRetry);
  } catch (error) {
    if (error instanceof ChangedMeanwhile) {
      return error;
    }
    throw error;
  }
}

function stateOf(policy: Policy, delivery: Delivery): string {
  const { name, description } = policy;
  return JSON.stringify([name, description, permissionIds(policy, delivery).sort()]);
}

function permissionIds({ id, permissions }: Policy, delivery: Delivery): string[] {
  const granted = entities(permissions);
  if (!granted) {
    throw conflict(id, "the server does not return its permissions", delivery);
  }
  return [...new Set(granted.map((permission) => permission.id))];
}

function conflict(policyId: string, why: string, delivery: Delivery): ConfidentConflictError {
  const what = delivery === "unknown" ? "may have been written" : "was not written";
  return new ConfidentConflictError(
    `The policy ${JSON.stringify(policyId)} ${what}: ${why}. Read it, then try again.`,
    { delivery },
  );
}

import type { ConfidentClient } from "../client.ts";
import { ConfidentConflictError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { attributed, entities } from "../request/call.ts";
import { checkSegment } from "../request/path-serializer.ts";
import type { TransportCall } from "../transport/transport.ts";
import type { Policy } from "../types.ts";
import { getPolicy } from "./find-policy.ts";
import { permissionIdsOf } from "./permission-names.ts";
import { updatePolicy } from "./policies.ts";

/** How often a policy that others keep changing is read again. */
const MOST_READS = 5;

/**
 * Adds permissions to a policy, by their names, and leaves the rest of it as it is. Writes only if something
 * changes, and only if the policy has been read twice the same, the second time right before, as it is before
 * a write is repeated. The API
 * has no ETags: a change that someone else makes between that read and the write is still lost. The race is
 * narrowed, not closed.
 *
 * @returns the policy as it is now
 * @throws {ConfidentNotFoundError} if there is no such policy.
 * @throws {ConfidentArgumentError} if there is no permission of a name.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not say what it
 * grants; nothing was written.
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function grantPermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return attributed(client, "grantPermissions", () =>
    change(client, policyId, names, options, (held, named) => [...new Set([...held, ...named])]),
  );
}

/**
 * Takes permissions from a policy, by their names, and leaves the rest of it as it is. It is as careful, and
 * as little protected against other writers, as {@link grantPermissions}.
 *
 * @returns the policy as it is now
 * @throws {ConfidentNotFoundError} if there is no such policy.
 * @throws {ConfidentArgumentError} if there is no permission of a name.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not say what it
 * grants; nothing was written.
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function revokePermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return attributed(client, "revokePermissions", () =>
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
  for (let reads = 0; reads < MOST_READS; reads++) {
    const policy = await getPolicy(client, policyId, options);
    const held = permissionIds(policy);
    const changed = apply(held, named);
    if (changed.length === held.length) {
      return policy;
    }
    const state = stateOf(policy);
    if (state === seen) {
      const written = await write(client, policy, changed, options);
      if (written) {
        return written;
      }
    }
    seen = state;
  }
  throw conflict(policyId, "others keep changing it");
}

// A write that fails may have to be repeated, and until then others may write: `undefined` if they have.
async function write(
  client: ConfidentClient,
  policy: Policy,
  permissionIds: string[],
  options: CallOptions | undefined,
): Promise<Policy | undefined> {
  const { id, name, description } = policy;
  const body = { name, permissionIds, ...(description !== undefined && { description }) };
  const changedMeanwhile = new Error();
  const beforeRetry = async () => {
    if (stateOf(await getPolicy(client, id, options)) !== stateOf(policy)) {
      throw changedMeanwhile;
    }
  };
  try {
    return await updatePolicy(client, id, body, { ...options, beforeRetry } as TransportCall);
  } catch (error) {
    if (error === changedMeanwhile) {
      return undefined;
    }
    throw error;
  }
}

function stateOf(policy: Policy): string {
  return JSON.stringify([policy.name, policy.description, permissionIds(policy).sort()]);
}

function permissionIds({ id, permissions }: Policy): string[] {
  const granted = entities(permissions);
  if (!granted) {
    throw conflict(id, "the server does not say what it grants");
  }
  return [...new Set(granted.map((permission) => permission.id))];
}

function conflict(policyId: string, why: string): ConfidentConflictError {
  return new ConfidentConflictError(
    `The policy ${JSON.stringify(policyId)} was not written: ${why}. Look at it, then try again.`,
    { delivery: "answered" },
  );
}

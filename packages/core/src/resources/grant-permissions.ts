import type { ConfidentClient } from "../client.ts";
import { ConfidentConflictError, type Delivery } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { entities, guarded } from "../request/call.ts";
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
 * changes, and only if the policy has been read twice the same, the second time right before; before a write is
 * repeated it is read again. The API has no ETags: a change that someone else makes between that read and the
 * write is still lost. The race is narrowed, not closed.
 *
 * It makes two requests where nothing changes, four where something does, up to seven where others write too,
 * and up to two more for each time that a write has to be repeated. `totalTimeout` counts for each of them.
 *
 * @returns the policy as it is now
 * @throws {ConfidentNotFoundError} if there is no such policy.
 * @throws {ConfidentArgumentError} if there is no permission of a name, `names` is not an array of names, or
 * `policyId` cannot be one segment of a path; nothing was written.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not say what it
 * grants. Nothing was written, unless its `delivery` is `unknown`.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function grantPermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return guarded(client, "grantPermissions", () =>
    change(client, policyId, names, options, (held, named) => [...new Set([...held, ...named])]),
  );
}

/**
 * Takes permissions from a policy, by their names, and leaves the rest of it as it is. It is as careful, and
 * as little protected against other writers, as {@link grantPermissions}.
 *
 * @returns the policy as it is now
 * @throws {ConfidentNotFoundError} if there is no such policy.
 * @throws {ConfidentArgumentError} if there is no permission of a name, `names` is not an array of names, or
 * `policyId` cannot be one segment of a path; nothing was written.
 * @throws {ConfidentConflictError} if others keep changing the policy, or the server does not say what it
 * grants. Nothing was written, unless its `delivery` is `unknown`.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function revokePermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return guarded(client, "revokePermissions", () =>
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
    for (let reads = 0; reads < MOST_READS; reads++) {
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
    // Whatever the last request was told, a write before it may have been done.
    throw delivery === "unknown" ? Object.assign(error as Error, { delivery }) : error;
  }
}

/** What a write that may not be repeated ends with. */
class ChangedMeanwhile extends Error {
  readonly delivery: Delivery;

  /** @param delivery - whether the write may have been done after all */
  constructor(delivery: Delivery) {
    super();
    this.delivery = delivery;
  }
}

// A write that fails may have to be repeated, and until then others may write.
function write(
  client: ConfidentClient,
  policy: Policy,
  permissionIds: string[],
  options: CallOptions | undefined,
): Promise<Policy | ChangedMeanwhile> {
  const { id, name, description } = policy;
  const body = { name, permissionIds, ...(description !== undefined && { description }) };
  const beforeRetry = async (delivery: Delivery) => {
    const current = await getPolicy(client, id, options).catch((error: Error) => {
      // What counts is what became of the write.
      throw Object.assign(error, { delivery });
    });
    if (stateOf(current, delivery) !== stateOf(policy, delivery)) {
      throw new ChangedMeanwhile(delivery);
    }
  };
  const call: TransportCall = { ...options, beforeRetry };
  return updatePolicy(client, id, body, call).catch((error: unknown) => {
    if (error instanceof ChangedMeanwhile) {
      return error;
    }
    throw error;
  });
}

// What may have become of a write so far is for the error, should there be one.
function stateOf(policy: Policy, delivery: Delivery): string {
  const { name, description } = policy;
  return JSON.stringify([name, description, permissionIds(policy, delivery).sort()]);
}

function permissionIds({ id, permissions }: Policy, delivery: Delivery): string[] {
  const granted = entities(permissions);
  if (!granted) {
    throw conflict(id, "the server does not say what it grants", delivery);
  }
  return [...new Set(granted.map((permission) => permission.id))];
}

function conflict(policyId: string, why: string, delivery: Delivery): ConfidentConflictError {
  const what = delivery === "unknown" ? "may have been written" : "was not written";
  return new ConfidentConflictError(
    `The policy ${JSON.stringify(policyId)} ${what}: ${why}. Look at it, then try again.`,
    { delivery },
  );
}

import type { Delivery } from "../errors.ts";
import type { BeforeRetry } from "../http/fetch-with-retry.ts";
import { entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import { checkWritten } from "./check-written.ts";
import { bodyOf, conflict, readPolicy, stateOf } from "./policy-state.ts";

/** How many times to read a policy that others keep changing. */
const MAX_READS = 5;

/** Returns what to write instead of the current policy. */
type Change = (current: PolicyInput) => PolicyInput;

/** A policy, and whether it had to be written. */
export interface Modified {
  readonly policy: Policy;
  readonly changed: boolean;
}

/**
 * Reads a policy, changes it and writes it, for a caller that holds the policy's queue. Writes only if something changes,
 * and only after two equal reads, the second directly before the write. Reads again before a retry. If a write may have
 * been executed, the `delivery` of a later error is `unknown`, however the last request ended.
 *
 * @param found - the policy, if the caller has read it already
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server does
 * not return its permissions, or the response does not match the write.
 */
export async function modifyPolicy(
  client: ConfidentClient,
  policyId: string,
  options: CallOptions | undefined,
  change: Change,
  found?: Policy,
): Promise<Modified> {
  let delivery: Delivery = "answered";
  let seen = found && stateOf(bodyOf(found, delivery));
  try {
    for (let reads = 0; reads < MAX_READS; reads++) {
      const { policy, current } = await readPolicy(client, policyId, options, delivery);
      const next = change(current);
      if (stateOf(next) === stateOf(current)) {
        return { policy, changed: false };
      }
      if (stateOf(current) === seen) {
        const written = await write(client, policyId, current, next, options);
        if (typeof written === "object") {
          return { policy: written, changed: true };
        }
        delivery = written === "unknown" ? written : delivery;
      }
      seen = stateOf(current);
    }
    throw conflict(policyId, "others keep changing it", delivery);
  } catch (error) {
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

// Returns the delivery of a failed write if the policy has changed since it was read.
async function write(
  client: ConfidentClient,
  policyId: string,
  before: PolicyInput,
  body: PolicyInput,
  options: CallOptions | undefined,
): Promise<Policy | Delivery> {
  const beforeRetry: BeforeRetry = async (delivery) => {
    const { current } = await readPolicy(client, policyId, options, delivery).catch(
      (error: Error) => {
        // The caller must know whether the write was executed, not the read.
        throw Object.assign(error, { delivery });
      },
    );
    if (stateOf(current) !== stateOf(before)) {
      throw new ChangedMeanwhile(delivery);
    }
  };
  try {
    const written = await put(client, policyId, body, options, beforeRetry);
    checkWritten(written, body, { ...before, id: policyId });
    return written;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) {
      return error.delivery;
    }
    throw error;
  }
}

// updatePolicy would wait for the queue that the caller holds.
function put(
  client: ConfidentClient,
  policyId: string,
  body: PolicyInput,
  options: CallOptions | undefined,
  beforeRetry: BeforeRetry,
): Promise<Policy> {
  return execute(
    client,
    "updatePolicy",
    options,
    (api, call) => {
      const params = { path: { policyId } };
      return api.PUT("/v1/organization/policies/{policyId}", { params, body, call });
    },
    (data) => entity(data?.policy),
    beforeRetry,
  );
}

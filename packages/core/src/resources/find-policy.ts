import type { ConfidentClient } from "../client.ts";
import { ConfidentArgumentError, ConfidentNotFoundError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { guarded } from "../request/call.ts";
import { checkSegment } from "../request/path-serializer.ts";
import type { Policy } from "../types.ts";
import { explainUnknown } from "./nearest.ts";
import { listPolicies } from "./policies.ts";

/**
 * Returns one policy. The API has no operation for that: this lists the policies and picks one.
 *
 * @throws {ConfidentArgumentError} if `policyId` is not a string of 1 to 1,024 characters that can be one
 * segment of a path; nothing was sent.
 * @throws {ConfidentNotFoundError} if there is none with this id.
 * @throws {ConfidentError} if the list cannot be had.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function getPolicy(
  client: ConfidentClient,
  policyId: string,
  options?: CallOptions,
): Promise<Policy> {
  return guarded(client, "getPolicy", async () => {
    checkSegment("policyId", policyId);
    const policies = await listPolicies(client, options);
    return found(
      policies.find(({ id }) => id === policyId),
      () => `There is no policy with the id ${JSON.stringify(policyId)}.`,
    );
  });
}

/**
 * Returns the policy of a name, in exactly this spelling; the first one, should there be several.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or empty; nothing was sent.
 * @throws {ConfidentNotFoundError} if there is none; it says which names are close.
 * @throws {ConfidentError} if the list cannot be had.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function getPolicyByName(
  client: ConfidentClient,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  return guarded(client, "getPolicyByName", async () => {
    if (typeof name !== "string" || !name) {
      throw new ConfidentArgumentError("A policy's name is a string that is not empty.");
    }
    const policies = await listPolicies(client, options);
    const names = policies.map((policy) => policy.name);
    return found(policies[names.indexOf(name)], () => explainUnknown("policy", name, names));
  });
}

function found(policy: Policy | undefined, explain: () => string): Policy {
  if (!policy) {
    throw new ConfidentNotFoundError(explain(), { status: 404 });
  }
  return policy;
}

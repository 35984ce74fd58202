import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { findById, findByName } from "./collection/find.ts";
import { listPolicies } from "./policies.ts";

/**
 * Returns one policy. The API has no operation for that, so this lists the policies and picks one.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment of 1 to 1,024 characters. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function getPolicy(
  client: ConfidentClient,
  policyId: string,
  options?: CallOptions,
): Promise<Policy> {
  const list = () => listPolicies(client, options);
  return findById(client, { operation: "getPolicy", noun: "policy", list }, policyId);
}

/**
 * Returns the policy with a name, in exactly this spelling. If several have it, returns the first.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no policy has this name; the message suggests close names.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function getPolicyByName(
  client: ConfidentClient,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  const list = () => listPolicies(client, options);
  return findByName(client, { operation: "getPolicyByName", noun: "policy", list }, name);
}

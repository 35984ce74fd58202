import {
  ConfidentArgumentError,
  ConfidentConflictError,
  ConfidentNotFoundError,
} from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { notFoundMessage } from "../utils/did-you-mean.ts";
import { listPolicies } from "./policies.ts";

/**
 * Returns one policy. Lists all policies and returns the match, because the API cannot get a single policy.
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
  return withErrorContext(client, "getPolicy", async () => {
    checkSegment("policyId", policyId);
    return selectPolicy(await listPolicies(client, options), policyId);
  });
}

/**
 * Picks a policy from a list.
 *
 * @throws {ConfidentNotFoundError} if no policy has this id.
 */
export function selectPolicy<Row extends Policy>(policies: readonly Row[], policyId: string): Row {
  return found(
    "getPolicy",
    policies.find(({ id }) => id === policyId),
    () => `No policy has the id ${JSON.stringify(policyId)}.`,
  );
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
  return withErrorContext(client, "getPolicyByName", async () => {
    if (typeof name !== "string" || !name) {
      throw new ConfidentArgumentError("A policy's name must be a non-empty string.");
    }
    const policies = await listPolicies(client, options);
    const names = policies.map((policy) => policy.name);
    const match = policies[names.indexOf(name)];
    return found("getPolicyByName", match, () => notFoundMessage("policy", name, names));
  });
}

/**
 * Finds the only policy with a name, in exactly this spelling.
 *
 * @throws {ConfidentConflictError} if several policies have it. Lists their ids.
 */
export async function findByName(
  client: ConfidentClient,
  name: string,
  options: CallOptions | undefined,
): Promise<Policy | undefined> {
  const policies = await listPolicies(client, options);
  const matches = policies.filter((policy) => policy.name === name);
  if (matches.length > 1) {
    const ids = matches.map(({ id }) => JSON.stringify(id)).join(", ");
    throw new ConfidentConflictError(
      `Several policies are named ${JSON.stringify(name)}: ${ids}. Rename or delete all but one.`,
      { delivery: "answered" },
    );
  }
  return matches[0];
}

function found<Row extends Policy>(
  operation: string,
  policy: Row | undefined,
  message: () => string,
): Row {
  if (!policy) {
    throw new ConfidentNotFoundError(message(), { status: 404, operation });
  }
  return policy;
}

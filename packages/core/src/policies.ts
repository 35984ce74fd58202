import { call, entities, entity } from "./call.ts";
import type { ConfidentClient } from "./client.ts";
import { ConfidentArgumentError } from "./errors.ts";
import type { CallOptions } from "./options.ts";
import type { DeletedPolicy, Policy, PolicyInput } from "./types.ts";

/**
 * Lists the organization's custom policies; preset ones are not among them.
 *
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function listPolicies(client: ConfidentClient, options?: CallOptions): Promise<Policy[]> {
  return call(
    client,
    "listPolicies",
    options,
    (init) => client.api.GET("/v1/organization/policies", init),
    (data) => entities(data?.policies),
  );
}

/**
 * Creates a policy. It is not repeated when its answer is lost: `error.delivery` then is `unknown`, and
 * the list tells whether it happened.
 *
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/create-organization-policy
 */
export function createPolicy(
  client: ConfidentClient,
  policy: PolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return call(
    client,
    "createPolicy",
    options,
    (init) => client.api.POST("/v1/organization/policies", { ...init, body: checkPolicy(policy) }),
    (data) => entity(data?.policy),
  );
}

/**
 * Replaces a policy's name and all of its permissions. Send `description` too: whether leaving it out
 * keeps or clears it is not documented.
 *
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function updatePolicy(
  client: ConfidentClient,
  policyId: string,
  policy: PolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return call(
    client,
    "updatePolicy",
    options,
    (init) =>
      client.api.PUT("/v1/organization/policies/{policyId}", {
        ...init,
        params: { path: { policyId } },
        body: checkPolicy(policy),
      }),
    (data) => entity(data?.policy),
  );
}

/**
 * Deletes a policy.
 *
 * @throws {ConfidentError}
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/delete-organization-policy
 */
export function deletePolicy(
  client: ConfidentClient,
  policyId: string,
  options?: CallOptions,
): Promise<DeletedPolicy> {
  return call(
    client,
    "deletePolicy",
    options,
    (init) =>
      client.api.DELETE("/v1/organization/policies/{policyId}", {
        ...init,
        params: { path: { policyId } },
      }),
    // A 204 says the same without words.
    (data) => entity<DeletedPolicy>(data ?? { id: policyId, deleted: true }),
  );
}

function checkPolicy(policy: PolicyInput): PolicyInput {
  const { name, permissionIds } = Object(policy) as Partial<PolicyInput>;
  if (typeof name !== "string" || !name.trim()) {
    throw invalid("A policy needs a name that is not empty.");
  }
  if (!Array.isArray(permissionIds) || !permissionIds.every((id) => id && typeof id === "string")) {
    throw invalid("A policy needs permissionIds, an array of ids (listPermissions tells them).");
  }
  return policy;
}

function invalid(message: string): ConfidentArgumentError {
  return new ConfidentArgumentError(message, { delivery: "unsent" });
}

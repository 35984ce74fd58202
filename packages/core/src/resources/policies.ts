import { checkDeleted } from "../operation/check-value.ts";
import { entities, entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import { queueWrite } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedPolicy, Policy, PolicyInput } from "../types.gen.ts";
import { checkPolicy, type NamedPolicyInput, toPolicyBody } from "./policy-input.ts";

/**
 * Lists the organization's custom policies. Preset policies are not included.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function listPolicies(client: ConfidentClient, options?: CallOptions): Promise<Policy[]> {
  return execute(
    client,
    "listPolicies",
    options,
    (api, call) => api.GET("/v1/organization/policies", { call }),
    (data) => entities(data?.policies),
  );
}

/**
 * Creates a policy. Sends one request, and one more if `permissions` are given by name and their ids were not looked up
 * in the last five minutes. Not retried if the response is lost. `error.delivery` is then `unknown`. List the policies
 * to see whether it exists.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace, `permissionIds` and `permissions` are missing
 * or not arrays, or a permission's name is unknown. No policy was created.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/create-organization-policy
 */
export function createPolicy(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return execute(
    client,
    "createPolicy",
    options,
    async (api, call) => {
      const body = await toPolicyBody(client, checkPolicy(policy), options);
      return api.POST("/v1/organization/policies", { body, call });
    },
    (data) => entity(data?.policy),
  );
}

/**
 * Replaces a policy's name and all of its permissions, without reading the policy first. Sends one request, and one
 * more if `permissions` are given by name and their ids were not looked up in the last five minutes. Waits for earlier
 * writes to the same policy from this process. Always send `description`. Only v2 of the API documents that omitting it
 * keeps the existing one.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, the name is empty or only whitespace,
 * `permissionIds` and `permissions` are missing or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function updatePolicy(
  client: ConfidentClient,
  policyId: string,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return execute(
    client,
    "updatePolicy",
    options,
    (api, call) => {
      const params = { path: { policyId: checkSegment("policyId", policyId) } };
      const checked = checkPolicy(policy);
      return queueWrite(client, policyId, options, async () => {
        const body = await toPolicyBody(client, checked, options);
        return api.PUT("/v1/organization/policies/{policyId}", { params, body, call });
      });
    },
    (data) => entity(data?.policy),
  );
}

/**
 * Deletes a policy. Waits for earlier writes to the same policy from this process. Retried if the response is lost. If
 * the first attempt was executed, the call fails with a `ConfidentApiError` with status 404, although the policy has
 * been deleted.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/delete-organization-policy
 */
export function deletePolicy(
  client: ConfidentClient,
  policyId: string,
  options?: CallOptions,
): Promise<DeletedPolicy> {
  return execute(
    client,
    "deletePolicy",
    options,
    (api, call) => {
      const params = { path: { policyId: checkSegment("policyId", policyId) } };
      return queueWrite(client, policyId, options, () =>
        api.DELETE("/v1/organization/policies/{policyId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(policyId, data, status),
  );
}

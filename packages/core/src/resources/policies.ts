import { ConfidentArgumentError } from "../errors.ts";
import type { BeforeRetry } from "../http/fetch-with-retry.ts";
import { entities, entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { checkSegment } from "../operation/serialize.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedPolicy, Policy, PolicyInput } from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";
import { permissionIdsOf } from "./permission-names.ts";

/** A policy to write, with its permissions given by name. Ids may be given in addition. */
export interface NamedPolicyInput extends Omit<PolicyInput, "permissionIds"> {
  /** Names like `billing:read`. They cost one more request, which lists the permissions. */
  readonly permissions: readonly string[];
  readonly permissionIds?: readonly string[];
}

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
 * Creates a policy. Sends one request, or two if `permissions` are given by name: they are looked up first. Not retried
 * if the response is lost: `error.delivery` is then `unknown`, and the list tells whether the policy exists.
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
      const body = await toPolicyInput(client, policy, options);
      return api.POST("/v1/organization/policies", { body, call });
    },
    (data) => entity(data?.policy),
  );
}

/**
 * Replaces a policy's name and all of its permissions, without reading the policy first. Sends one request, or two if
 * `permissions` are given by name: they are looked up first. Always send `description`: the API does not document whether
 * a missing one is kept or cleared.
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
  return putPolicy(client, policyId, policy, options);
}

/** {@link updatePolicy}, with a hook before each retry. */
export function putPolicy(
  client: ConfidentClient,
  policyId: string,
  policy: PolicyInput | NamedPolicyInput,
  options: CallOptions | undefined,
  beforeRetry?: BeforeRetry,
): Promise<Policy> {
  return execute(
    client,
    "updatePolicy",
    options,
    async (api, call) => {
      checkSegment("policyId", policyId);
      const body = await toPolicyInput(client, policy, options);
      const params = { path: { policyId } };
      return api.PUT("/v1/organization/policies/{policyId}", { params, body, call });
    },
    (data) => entity(data?.policy),
    beforeRetry,
  );
}

/**
 * Deletes a policy. Retried if the response is lost: if the first attempt was executed, the call ends with a
 * `ConfidentApiError` with status 404, although the policy is deleted.
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
      return api.DELETE("/v1/organization/policies/{policyId}", { params, call });
    },
    (data, status) => {
      // A 204 has no body.
      const deleted = status === 204 ? { id: policyId, deleted: true as const } : data;
      return deleted?.deleted === true && typeof deleted.id === "string" ? deleted : undefined;
    },
  );
}

// Validates before sending: the server may accept invalid input.
async function toPolicyInput(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options: CallOptions | undefined,
): Promise<PolicyInput> {
  const { name, permissionIds, permissions, description, ...rest } = (policy ??
    {}) as Partial<NamedPolicyInput>;
  if (typeof name !== "string" || !name.trim()) {
    throw new ConfidentArgumentError("A policy needs a name that is not empty.");
  }
  const ids = toStringArray(permissionIds ?? (permissions && []));
  if (!ids) {
    throw new ConfidentArgumentError(
      "A policy needs permissionIds, an array of ids, or permissions, an array of names.",
    );
  }
  const body = {
    name,
    permissionIds: ids,
    ...(description !== undefined && { description }),
    ...rest,
  };
  if (permissions === undefined) {
    return body;
  }
  const named = await permissionIdsOf(client, permissions, options);
  return { ...body, permissionIds: [...new Set([...ids, ...named])] };
}

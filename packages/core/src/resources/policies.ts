import type { ConfidentClient } from "../client.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { call, entities, entity } from "../request/call.ts";
import { checkSegment } from "../request/path-serializer.ts";
import type { DeletedPolicy, NamedPolicyInput, Policy, PolicyInput } from "../types.ts";
import { copyOfTexts } from "./copy-of-texts.ts";
import { permissionIdsOf } from "./permission-names.ts";

/**
 * Lists the organization's custom policies; preset ones are not among them.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function listPolicies(client: ConfidentClient, options?: CallOptions): Promise<Policy[]> {
  return call(
    client,
    "listPolicies",
    options,
    (request) => request("get", "/v1/organization/policies"),
    (data) => entities(data?.policies),
  );
}

/**
 * Creates a policy. It is not repeated when its answer is lost: `error.delivery` then is `unknown`, and
 * the list tells whether it happened. It makes one request, or two where `permissions` are given by name: they
 * are looked up first.
 *
 * @throws {ConfidentArgumentError} if the name is blank, there is no array of `permissionIds` or `permissions`, or
 * there is no permission of a name; no policy was created.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/create-organization-policy
 */
export function createPolicy(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return call(
    client,
    "createPolicy",
    options,
    async (request) =>
      request("post", "/v1/organization/policies", { body: await bodyOf(client, policy, options) }),
    (data) => entity(data?.policy),
  );
}

/**
 * Replaces a policy's name and all of its permissions. It sends exactly what it is given, without reading the
 * policy first, in one request; where `permissions` are given by name, in two: they are looked up, and their ids
 * are sent. Send `description` too: whether leaving it out keeps or clears it is not documented.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be one segment of a path, the name is blank, there is no
 * array of `permissionIds` or `permissions`, or there is no permission of a name; nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function updatePolicy(
  client: ConfidentClient,
  policyId: string,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return call(
    client,
    "updatePolicy",
    options,
    async (request) =>
      request("put", "/v1/organization/policies/{policyId}", {
        params: { path: { policyId: checkSegment("policyId", policyId) } },
        body: await bodyOf(client, policy, options),
      }),
    (data) => entity(data?.policy),
  );
}

/**
 * Deletes a policy. Where the answer is lost, it is repeated: if the first attempt was executed, the call ends
 * with a `ConfidentApiError` of the status 404, although the policy is deleted.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be one segment of a path; nothing was sent.
 * @throws {ConfidentError} if the call fails.
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
    (request) =>
      request("delete", "/v1/organization/policies/{policyId}", {
        params: { path: { policyId: checkSegment("policyId", policyId) } },
      }),
    (data, status) => {
      // A 204 says the same without words.
      const deleted = status === 204 ? { id: policyId, deleted: true as const } : data;
      return deleted?.deleted === true && typeof deleted.id === "string" ? deleted : undefined;
    },
  );
}

// What the server would refuse, or worse, not refuse, does not leave.
async function bodyOf(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options: CallOptions | undefined,
): Promise<PolicyInput> {
  const { name, permissionIds, permissions, description, ...rest } = Object(
    policy,
  ) as Partial<NamedPolicyInput>;
  if (typeof name !== "string" || !name.trim()) {
    throw new ConfidentArgumentError("A policy needs a name that is not empty.");
  }
  const checked = copyOfTexts(permissionIds ?? (permissions && []));
  if (!checked) {
    throw new ConfidentArgumentError(
      "A policy needs permissionIds, an array of ids, or permissions, an array of names.",
    );
  }
  const body = {
    name,
    permissionIds: checked,
    ...(description !== undefined && { description }),
    ...rest,
  };
  if (permissions === undefined) {
    return body;
  }
  const named = await permissionIdsOf(client, permissions, options);
  return { ...body, permissionIds: [...new Set([...checked, ...named])] };
}

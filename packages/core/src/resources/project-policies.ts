import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted } from "../operation/check-value.ts";
import { entities, entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedPolicy, Policy, PolicyInput } from "../types.gen.ts";
import { checkPolicy, type NamedPolicyInput, toPolicyBody } from "./policy-input.ts";
import { projectCatalog } from "./project-permissions.ts";

/**
 * Lists a project's custom policies. Preset policies are not included.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/list-project-policies
 */
export function listProjectPolicies(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<Policy[]> {
  return execute(
    client,
    "listProjectPolicies",
    options,
    (api, call) =>
      api.GET("/v1/projects/{projectId}/policies", {
        params: { path: checkIds({ projectId }) },
        call,
      }),
    (data) => entities(data?.policies),
  );
}

/**
 * Creates a policy in a project. Its permissions come from {@link listProjectPermissions}. The organization's
 * permissions have other ids. Sends one request, and one more if `permissions` are given by name and their ids were not
 * looked up in the last five minutes.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty or only whitespace,
 * `permissionIds` and `permissions` are missing or not arrays, or a permission's name is unknown. No policy was
 * created.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/create-project-policy
 */
export function createProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return execute(
    client,
    "createProjectPolicy",
    options,
    async (api, call) => {
      const params = { path: checkIds({ projectId }) };
      const catalog = projectCatalog(client, projectId);
      const body = await toPolicyBody(client, checkPolicy(policy), options, catalog);
      return api.POST("/v1/projects/{projectId}/policies", { params, body, call });
    },
    (data) => entity(data?.policy),
  );
}

/**
 * Replaces the name and all permissions of a project's policy, as {@link updatePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `policyId` cannot be a path segment, the name is empty or only
 * whitespace, `permissionIds` and `permissions` are missing or not arrays, or a permission's name is unknown. Nothing
 * was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/update-project-policy
 */
export function updateProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<Policy> {
  return execute(
    client,
    "updateProjectPolicy",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, policyId }) };
      const checked = checkPolicy(policy);
      return queueWrite(
        client,
        writeTarget("project policy", projectId, policyId),
        options,
        async () => {
          const catalog = projectCatalog(client, projectId);
          const body = await toPolicyBody(client, checked, options, catalog);
          return api.PUT("/v1/projects/{projectId}/policies/{policyId}", { params, body, call });
        },
      );
    },
    (data) => entity(data?.policy),
  );
}

/**
 * Deletes a project's policy, as {@link deletePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `policyId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/delete-project-policy
 */
export function deleteProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  options?: CallOptions,
): Promise<DeletedPolicy> {
  return execute(
    client,
    "deleteProjectPolicy",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, policyId }) };
      return queueWrite(client, writeTarget("project policy", projectId, policyId), options, () =>
        api.DELETE("/v1/projects/{projectId}/policies/{policyId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(policyId, data, status),
  );
}

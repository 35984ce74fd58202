import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { grant, revoke } from "./change-permissions.ts";
import { policies, projectPolicies } from "./policy-collections.ts";

/**
 * Adds permissions to a policy, by name, and keeps the rest of the policy. Writes only if something changes, and only
 * after two equal reads, the second immediately before the write. Reads again before a retry. The API has no ETags, so
 * a change that another process makes between that read and the write is lost. Within a process, writes to the same
 * policy run one at a time, in call order. A call waits at most ten minutes for its turn. `signal` ends the wait.
 *
 * Number of requests (`totalTimeout` applies to each separately):
 *
 * - 1 if nothing changes
 * - 3 if something changes
 * - up to 6 if others write at the same time
 * - up to 2 more for each retry
 * - 1 more if permission ids are not cached; they are cached for five minutes
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function grantPermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return grant(client, policies, policyId, names, options);
}

/**
 * Removes permissions from a policy, by name, and keeps the rest of the policy. Waits, reads and writes as
 * {@link grantPermissions} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `policyId`
 * cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function revokePermissions(
  client: ConfidentClient,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return revoke(client, policies, policyId, names, options);
}

/**
 * Adds permissions to a project's policy, as {@link grantPermissions} does. The names come from
 * {@link listProjectPermissions}.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy of the project has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `projectId` or
 * `policyId` cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/update-project-policy
 */
export function grantProjectPermissions(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return grant(client, projectPolicies(projectId), policyId, names, options);
}

/**
 * Removes permissions from a project's policy, as {@link revokePermissions} does. The names come from
 * {@link listProjectPermissions}.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy of the project has this id.
 * @throws {ConfidentArgumentError} if a permission's name is unknown, `names` is not an array of names, or `projectId` or
 * `policyId` cannot be a path segment. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/update-project-policy
 */
export function revokeProjectPermissions(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  names: readonly string[],
  options?: CallOptions,
): Promise<Policy> {
  return revoke(client, projectPolicies(projectId), policyId, names, options);
}

import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { rename } from "./collection/rename.ts";
import { policies, projectPolicies } from "./policy-collections.ts";

/**
 * Changes a policy's name and keeps the rest of the policy. Waits, reads and writes as {@link grantPermissions} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy has this id.
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, or the name is empty or only whitespace.
 * Nothing is sent.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails, with status 409 if another policy has the name.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/update-organization-policy
 */
export function renamePolicy(
  client: ConfidentClient,
  policyId: string,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  return rename(client, policies, policyId, name, options);
}

/**
 * Changes the name of a project's policy, as {@link renamePolicy} does.
 *
 * @returns the policy after the change
 * @throws {ConfidentNotFoundError} if no policy of the project has this id.
 * @throws {ConfidentArgumentError} if `projectId` or `policyId` cannot be a path segment, or the name is empty or only whitespace.
 * Nothing is sent.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, the server
 * does not return its permissions, or the response does not match the write. The message says whether anything was
 * written.
 * @throws {ConfidentError} if the call fails, with status 409 if another policy has the name.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/update-project-policy
 */
export function renameProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  return rename(client, projectPolicies(projectId), policyId, name, options);
}

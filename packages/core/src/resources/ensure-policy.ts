import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import { ensure } from "./collection/ensure.ts";
import { policies, projectPolicies } from "./policy-collections.ts";
import type { NamedPolicyInput } from "./policy-input.ts";

/** A policy that is as it should be, and what that took. */
export interface EnsuredPolicy {
  readonly policy: Policy;
  readonly change: "created" | "updated" | "unchanged";
}

/**
 * Creates a policy, or updates the one that has its name, so that it has exactly these permissions. Without
 * `description`, an existing one stays. If someone else creates the policy meanwhile (409), or the response to its creation
 * is lost, looks for it again. Calls of this process with the same name wait for each other, and the update waits, reads
 * and writes as {@link grantPermissions} does.
 *
 * Sends two requests if the policy is created or is as it should be, and three if it is updated; more if others write too.
 * Names of permissions cost one more, unless their ids were looked up less than five minutes ago.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace, `permissionIds` and `permissions` are missing
 * or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if several policies have the name, others keep changing it, the server does not return
 * its permissions, or the response to a write contradicts it. The message says whether something was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/create-organization-policy
 */
export async function ensurePolicy(
  client: ConfidentClient,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<EnsuredPolicy> {
  const { row, change } = await ensure(client, policies, policy, options);
  return { policy: row, change };
}

/**
 * Creates a policy of a project, or updates the one that has its name, as {@link ensurePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty or only whitespace,
 * `permissionIds` and `permissions` are missing or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if several policies have the name, others keep changing it, the server does not return
 * its permissions, or the response to a write contradicts it. The message says whether something was written.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/create-project-policy
 */
export async function ensureProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policy: PolicyInput | NamedPolicyInput,
  options?: CallOptions,
): Promise<EnsuredPolicy> {
  const { row, change } = await ensure(client, projectPolicies(projectId), policy, options);
  return { policy: row, change };
}

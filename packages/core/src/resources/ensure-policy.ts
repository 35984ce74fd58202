import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import { ensure } from "./collection/ensure.ts";
import { policies, projectPolicies } from "./policy-collections.ts";
import type { NamedPolicyInput } from "./policy-input.ts";

/** The policy, and whether it was created, updated or unchanged. */
export interface EnsuredPolicy {
  readonly policy: Policy;
  readonly change: "created" | "updated" | "unchanged";
}

/**
 * Creates a policy, or updates the existing one with this name, so that it has exactly these permissions. If you omit
 * `description`, the existing one is kept. If someone else creates the policy meanwhile (409), or if the response to
 * the create is lost, looks the policy up again. Within a process, calls with the same name run one at a time. The
 * update waits, reads and writes as {@link grantPermissions} does.
 *
 * Sends two requests if the policy is created or already matches, three if it is updated, and more if others write at the
 * same time. Permission names need one more, unless their ids were looked up less than five minutes ago.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace, `permissionIds` and `permissions` are missing
 * or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely: someone else keeps changing it, several
 * policies have this name, the server does not return permissions, or the response does not match the write. The
 * message says whether anything was written.
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
 * Creates a policy of a project, or updates the existing one with this name, as {@link ensurePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the name is empty or only whitespace,
 * `permissionIds` and `permissions` are missing or not arrays, or a permission's name is unknown. Nothing was written.
 * @throws {ConfidentConflictError} if the policy cannot be written safely, as in {@link ensurePolicy}. The message says
 * whether anything was written.
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

import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Policy } from "../types.gen.ts";
import { findById, findByName } from "./collection/find.ts";
import { listPolicies } from "./policies.ts";
import { listProjectPolicies } from "./project-policies.ts";

/**
 * Returns one policy. Lists all policies and returns the match, because the API cannot read a single policy.
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
  const list = () => listPolicies(client, options);
  return findById(client, { operation: "getPolicy", noun: "policy", list }, policyId);
}

/**
 * Returns the policy with this exact name. If several policies have it, returns the first.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no policy has this name; the message suggests similar names.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/organization/policies/list-organization-policies
 */
export function getPolicyByName(
  client: ConfidentClient,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  const list = () => listPolicies(client, options);
  return findByName(client, { operation: "getPolicyByName", noun: "policy", list }, name);
}

/**
 * Returns one policy of a project. Lists all policies and returns the match, because the API cannot read a single
 * policy.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `policyId` cannot be a path segment of 1 to 1,024 characters. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no policy of the project has this id.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/list-project-policies
 */
export function getProjectPolicy(
  client: ConfidentClient,
  projectId: string,
  policyId: string,
  options?: CallOptions,
): Promise<Policy> {
  const list = () => listProjectPolicies(client, projectId, options);
  return findById(client, { operation: "getProjectPolicy", noun: "policy", list }, policyId);
}

/**
 * Returns the project's policy with this exact name. If several policies have it, returns the first.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no policy of the project has this name; the message suggests similar names.
 * @throws {ConfidentError} if the list cannot be read.
 * @see https://www.confident-ai.com/docs/api-reference/projects/policies/list-project-policies
 */
export function getProjectPolicyByName(
  client: ConfidentClient,
  projectId: string,
  name: string,
  options?: CallOptions,
): Promise<Policy> {
  const list = () => listProjectPolicies(client, projectId, options);
  return findByName(client, { operation: "getProjectPolicyByName", noun: "policy", list }, name);
}

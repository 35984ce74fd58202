import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { NamedReference } from "../types.gen.ts";
import { listGovernancePolicyProjects } from "./governance-policies.ts";
import {
  type IterateOptions,
  iteratePages,
  listAllPages,
  type PagedList,
} from "./iterate-pages.ts";

/**
 * Lists all projects that a governance policy is assigned to. Sends one request per 100 projects. Some changes between
 * two requests cannot be detected, as in {@link listAllMembers}.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentConflictError} if the list changed while it was read. Read it again.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/list-governance-policy-projects
 */
export function listAllGovernancePolicyProjects(
  client: ConfidentClient,
  policyId: string,
  options?: CallOptions,
): Promise<NamedReference[]> {
  return listAllPages(pagedProjects(client, policyId, "listAllGovernancePolicyProjects", options));
}

/**
 * Reads the projects of a governance policy page by page, as {@link iterateMembers} does. The loop also throws a
 * {@link ConfidentArgumentError} if `policyId` cannot be a path segment.
 *
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/list-governance-policy-projects
 */
export function iterateGovernancePolicyProjects(
  client: ConfidentClient,
  policyId: string,
  paging?: IterateOptions,
  options?: CallOptions,
): AsyncIterable<NamedReference> {
  const list = pagedProjects(client, policyId, "iterateGovernancePolicyProjects", options);
  return iteratePages(list, paging);
}

function pagedProjects(
  client: ConfidentClient,
  policyId: string,
  operation: string,
  options: CallOptions | undefined,
): PagedList<NamedReference> {
  return {
    client,
    operation,
    options,
    readPage: (query, own) => listGovernancePolicyProjects(client, policyId, query, own),
  };
}

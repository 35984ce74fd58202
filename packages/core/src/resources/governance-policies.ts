import { ConfidentArgumentError } from "../errors.ts";
import { checkIds } from "../operation/check-ids.ts";
import { entities, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type {
  GovernanceAssignment,
  GovernancePolicy,
  GovernanceUnassignment,
  NamedReference,
  ProjectIdsInput,
} from "../types.gen.ts";
import { toStringArray } from "../utils/validate.ts";
import { checkPageQuery, type Page, type PageQuery, toPage } from "./page.ts";

/**
 * Lists the organization's governance policies.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/list-governance-policies
 */
export function listGovernancePolicies(
  client: ConfidentClient,
  options?: CallOptions,
): Promise<GovernancePolicy[]> {
  return execute(
    client,
    "listGovernancePolicies",
    options,
    (api, call) => api.GET("/v1/organization/governance-policies", { call }),
    (data) => entities(data?.governancePolicies),
  );
}

/**
 * Returns one page of the projects that a governance policy is assigned to.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, or `page` or `pageSize` is out of range.
 * Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/list-governance-policy-projects
 */
export function listGovernancePolicyProjects(
  client: ConfidentClient,
  policyId: string,
  query?: PageQuery,
  options?: CallOptions,
): Promise<Page<NamedReference>> {
  return execute(
    client,
    "listGovernancePolicyProjects",
    options,
    (api, call) => {
      const params = { path: checkIds({ policyId }), query: checkPageQuery(query) };
      return api.GET("/v1/organization/governance-policies/{policyId}/projects", { params, call });
    },
    (data) => toPage(entities(data?.projects), data?.total, query),
  );
}

/**
 * Assigns a governance policy to projects and replaces their previous one. Ids of projects that do not exist are
 * returned in `notFoundProjectIds`.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, or if `projectIds` is empty or not an array
 * of ids. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/assign-projects-to-governance-policy
 */
export function assignProjectsToGovernancePolicy(
  client: ConfidentClient,
  policyId: string,
  projects: ProjectIdsInput,
  options?: CallOptions,
): Promise<GovernanceAssignment> {
  return execute(
    client,
    "assignProjectsToGovernancePolicy",
    options,
    (api, call) => {
      const params = { path: checkIds({ policyId }) };
      const body = checkProjectIds(projects);
      return api.POST("/v1/organization/governance-policies/{policyId}/assign", {
        params,
        body,
        call,
      });
    },
    (data) =>
      data &&
      toStringArray(data.assignedProjectIds) &&
      toStringArray(data.notFoundProjectIds) &&
      data,
  );
}

/**
 * Unassigns a governance policy from projects. Ids of projects that do not have it are returned in `skippedProjectIds`.
 *
 * @throws {ConfidentArgumentError} if `policyId` cannot be a path segment, or if `projectIds` is empty or not an array
 * of ids. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/governance-policies/unassign-projects-from-governance-policy
 */
export function unassignProjectsFromGovernancePolicy(
  client: ConfidentClient,
  policyId: string,
  projects: ProjectIdsInput,
  options?: CallOptions,
): Promise<GovernanceUnassignment> {
  return execute(
    client,
    "unassignProjectsFromGovernancePolicy",
    options,
    (api, call) => {
      const params = { path: checkIds({ policyId }) };
      const body = checkProjectIds(projects);
      return api.POST("/v1/organization/governance-policies/{policyId}/unassign", {
        params,
        body,
        call,
      });
    },
    (data) =>
      data &&
      toStringArray(data.unassignedProjectIds) &&
      toStringArray(data.skippedProjectIds) &&
      data,
  );
}

function checkProjectIds(projects: ProjectIdsInput): ProjectIdsInput {
  const projectIds = toStringArray(projects?.projectIds);
  if (!projectIds?.length) {
    throw new ConfidentArgumentError("projectIds must be an array of at least one id.");
  }
  return { ...projects, projectIds };
}

import {
  assignProjectsToGovernancePolicy,
  type GovernanceAssignment,
  type GovernancePolicy,
  type GovernanceUnassignment,
  listGovernancePolicies,
  listGovernancePolicyProjects,
  type NamedReference,
  unassignProjectsFromGovernancePolicy,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineInfiniteQuery, definePageQuery } from "../cache/define-page-query.ts";
import { defineQuery } from "../cache/define-query.ts";
import { ANY } from "../cache/query-key.ts";
import type {
  InfiniteQueryFactory,
  MutationFactory,
  PageQueryFactory,
  QueryFactory,
} from "../cache/query-options.ts";
import type { PreviewContext, Resource } from "../cache/resource.ts";

/** The governance policy, and the projects to assign or unassign. */
export interface ProjectAssignmentVariables {
  readonly policyId: string;
  readonly projectIds: readonly string[];
}

const policies: Resource<[]> = {
  path: () => ["organization", "governance-policies"],
  id: "policyId",
};
const projects: Resource<[policyId: string]> = {
  path: (policyId) => ["organization", "governance-policies", policyId, "projects"],
  depth: 4, // the mutations are those of the policies
  id: "projectIds",
  preview: previewProject,
};
const assigned = () => [
  ["organization", "projects"],
  ["project", ANY, "details"],
];

/** Lists the governance policies of the organization. */
export const governancePoliciesQuery: QueryFactory<[], GovernancePolicy[]> =
  /* @__PURE__ */ defineQuery(policies, listGovernancePolicies);

/** Lists one page of a governance policy's projects. */
export const governancePolicyProjectsQuery: PageQueryFactory<[policyId: string], NamedReference> =
  /* @__PURE__ */ definePageQuery(projects, listGovernancePolicyProjects);

/** Lists a governance policy's projects page by page. */
export const infiniteGovernancePolicyProjectsQuery: InfiniteQueryFactory<
  [policyId: string],
  NamedReference
> = /* @__PURE__ */ defineInfiniteQuery(projects, listGovernancePolicyProjects);

/** Assigns projects to a governance policy. The result lists projects that were not found. */
export const assignProjectsToGovernancePolicyMutation: MutationFactory<
  [],
  GovernanceAssignment,
  ProjectAssignmentVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "assign",
  (client, { policyId, ...input }, call) =>
    assignProjectsToGovernancePolicy(client, policyId, input, call),
  assigned,
);

/** Unassigns projects from a governance policy. The result lists skipped projects. */
export const unassignProjectsFromGovernancePolicyMutation: MutationFactory<
  [],
  GovernanceUnassignment,
  ProjectAssignmentVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "unassign",
  (client, { policyId, ...input }, call) =>
    unassignProjectsFromGovernancePolicy(client, policyId, input, call),
  assigned,
);

/** Unassigning removes projects from a policy, and assigning removes them from their other policy. */
function previewProject(
  { policyId }: ProjectAssignmentVariables,
  { kind, key }: PreviewContext,
): object | undefined {
  const isOwn = key.at(-2) === policyId;
  return isOwn === (kind === "unassign") ? { pending: "delete" } : undefined;
}

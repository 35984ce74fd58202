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
import { defineInfiniteQuery, definePageQuery, defineQuery } from "../cache/define-query.ts";
import { ANY } from "../cache/query-key.ts";
import type {
  InfiniteQueryFactory,
  MutationFactory,
  PageQueryFactory,
  QueryFactory,
} from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";

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
};
const assigned = () => [
  ["organization", "projects"],
  ["project", ANY, "details"],
];

/** Lists the governance policies of the organization. */
export const governancePoliciesQuery: QueryFactory<[], GovernancePolicy[]> =
  /* @__PURE__ */ defineQuery(policies, (client, call) => listGovernancePolicies(client, call));

/** Lists one page of a governance policy's projects. */
export const governancePolicyProjectsQuery: PageQueryFactory<[policyId: string], NamedReference> =
  /* @__PURE__ */ definePageQuery(projects, (client, page, call, policyId) =>
    listGovernancePolicyProjects(client, policyId, page, call),
  );

/** Lists a governance policy's projects page by page. */
export const infiniteGovernancePolicyProjectsQuery: InfiniteQueryFactory<
  [policyId: string],
  NamedReference
> = /* @__PURE__ */ defineInfiniteQuery(projects, (client, page, call, policyId) =>
  listGovernancePolicyProjects(client, policyId, page, call),
);

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

"use client";
import type {
  GovernanceAssignment,
  GovernancePolicy,
  GovernanceUnassignment,
  NamedReference,
} from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import {
  assignProjectsToGovernancePolicyMutation,
  governancePoliciesQuery,
  governancePolicyProjectsQuery,
  infiniteGovernancePolicyProjectsQuery,
  type ProjectAssignmentVariables,
  unassignProjectsFromGovernancePolicyMutation,
} from "../resources/governance-policies.ts";
import { pageHook, queryHook, suspensePageHook, suspenseQueryHook } from "./create-hooks.ts";
import type {
  InfiniteHook,
  MutationHook,
  PageHook,
  QueryHook,
  SuspenseInfiniteHook,
  SuspensePageHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { infiniteHook, suspenseInfiniteHook } from "./infinite-hooks.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Lists the governance policies of the organization. */
export const useGovernancePolicies: QueryHook<[], GovernancePolicy[], Row<GovernancePolicy>[]> =
  /* @__PURE__ */ queryHook(governancePoliciesQuery);

/** {@link useGovernancePolicies} for Suspense. */
export const useSuspenseGovernancePolicies: SuspenseQueryHook<
  [],
  GovernancePolicy[],
  Row<GovernancePolicy>[]
> = /* @__PURE__ */ suspenseQueryHook(governancePoliciesQuery);

/** Lists one page of a governance policy's projects. */
export const useGovernancePolicyProjects: PageHook<[policyId: string], NamedReference> =
  /* @__PURE__ */ pageHook(governancePolicyProjectsQuery);

/** {@link useGovernancePolicyProjects} for Suspense. */
export const useSuspenseGovernancePolicyProjects: SuspensePageHook<
  [policyId: string],
  NamedReference
> = /* @__PURE__ */ suspensePageHook(governancePolicyProjectsQuery);

/** Lists a governance policy's projects page by page. */
export const useInfiniteGovernancePolicyProjects: InfiniteHook<[policyId: string], NamedReference> =
  /* @__PURE__ */ infiniteHook(infiniteGovernancePolicyProjectsQuery);

/** {@link useInfiniteGovernancePolicyProjects} for Suspense. */
export const useSuspenseInfiniteGovernancePolicyProjects: SuspenseInfiniteHook<
  [policyId: string],
  NamedReference
> = /* @__PURE__ */ suspenseInfiniteHook(infiniteGovernancePolicyProjectsQuery);

/** Assigns projects to a governance policy. Takes `{ policyId, projectIds }`. The result lists projects that were not found. */
export const useAssignProjectsToGovernancePolicy: MutationHook<
  [],
  GovernanceAssignment,
  ProjectAssignmentVariables
> = /* @__PURE__ */ mutationHook(assignProjectsToGovernancePolicyMutation);

/** Unassigns projects from a governance policy. Takes `{ policyId, projectIds }`. The result lists skipped projects. */
export const useUnassignProjectsFromGovernancePolicy: MutationHook<
  [],
  GovernanceUnassignment,
  ProjectAssignmentVariables
> = /* @__PURE__ */ mutationHook(unassignProjectsFromGovernancePolicyMutation);

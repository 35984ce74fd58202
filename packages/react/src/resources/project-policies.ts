import {
  createProjectPolicy,
  type DeletedPolicy,
  deleteProjectPolicy,
  listProjectPolicies,
  type Policy,
  updateProjectPolicy,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineItemQuery, defineQuery } from "../cache/define-query.ts";
import type { ItemQueryFactory, MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type {
  CreatePolicyVariables,
  DeletePolicyVariables,
  UpdatePolicyVariables,
} from "./policies.ts";
import { previewPolicyMutation } from "./preview-policy.ts";

const policies: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "policies"],
  id: "policyId",
  preview: previewPolicyMutation,
};
const holders = (_: unknown, projectId: string) => [["project", projectId, "roles"]];

/** Lists the policies of a project. */
export const projectPoliciesQuery: QueryFactory<ProjectId, Policy[]> = /* @__PURE__ */ defineQuery(
  policies,
  (client, call, projectId) => listProjectPolicies(client, projectId, call),
);

/** Reads one policy from a project's list. The error is a `ConfidentNotFoundError` if the list does not contain it. */
export const projectPolicyQuery: ItemQueryFactory<ProjectId, Policy> =
  /* @__PURE__ */ defineItemQuery(projectPoliciesQuery);

/** Creates a policy in a project, from permission ids or names. */
export const createProjectPolicyMutation: MutationFactory<
  ProjectId,
  Policy,
  CreatePolicyVariables
> = /* @__PURE__ */ defineMutation(policies, "create", (client, policy, call, projectId) =>
  createProjectPolicy(client, projectId, policy, call),
);

/** Replaces a policy of a project. */
export const updateProjectPolicyMutation: MutationFactory<
  ProjectId,
  Policy,
  UpdatePolicyVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "update",
  (client, { policyId, policy }, call, projectId) =>
    updateProjectPolicy(client, projectId, policyId, policy, call),
  holders,
);

/** Deletes a policy of a project. */
export const deleteProjectPolicyMutation: MutationFactory<
  ProjectId,
  DeletedPolicy,
  DeletePolicyVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "delete",
  (client, { policyId }, call, projectId) => deleteProjectPolicy(client, projectId, policyId, call),
  holders,
);

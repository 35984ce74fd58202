import {
  createProjectPolicy,
  type DeletedPolicy,
  deleteProjectPolicy,
  grantProjectPermissions,
  listProjectPolicies,
  type Policy,
  renameProjectPolicy,
  revokeProjectPermissions,
  updateProjectPolicy,
} from "@confident-admin/core";
import { defineItemQuery } from "../cache/define-item-query.ts";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { ItemQueryFactory, MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { ProjectId, Resource } from "../cache/resource.ts";
import type {
  ChangePermissionsVariables,
  CreatePolicyVariables,
  DeletePolicyVariables,
  RenamePolicyVariables,
  UpdatePolicyVariables,
} from "./policies.ts";
import { previewPolicy } from "./preview-policy.ts";

const policies: Resource<ProjectId> = {
  path: (projectId) => ["project", projectId, "policies"],
  id: "policyId",
  preview: previewPolicy,
};
const holders = (projectId: string) => [["project", projectId, "roles"]];

/** Lists the policies of a project. */
export const projectPoliciesQuery: QueryFactory<ProjectId, Policy[]> = /* @__PURE__ */ defineQuery(
  policies,
  listProjectPolicies,
);

/**
 * Reads one policy from a project's list. If the policy is not in the list, the error is a `ConfidentNotFoundError`.
 */
export const projectPolicyQuery: ItemQueryFactory<ProjectId, Policy> =
  /* @__PURE__ */ defineItemQuery(projectPoliciesQuery);

/** Creates a policy in a project from permission ids or names. */
export const createProjectPolicyMutation: MutationFactory<
  ProjectId,
  Policy,
  CreatePolicyVariables
> = /* @__PURE__ */ defineMutation(policies, "create", createProjectPolicy);

/** Replaces a policy of a project. */
export const updateProjectPolicyMutation: MutationFactory<
  ProjectId,
  Policy,
  UpdatePolicyVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "update",
  (client, projectId, { policyId, policy }, call) =>
    updateProjectPolicy(client, projectId, policyId, policy, call),
  holders,
);

/** Changes the name of a project's policy and keeps the rest of the policy. */
export const renameProjectPolicyMutation: MutationFactory<
  ProjectId,
  Policy,
  RenamePolicyVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "rename",
  (client, projectId, { policyId, name }, call) =>
    renameProjectPolicy(client, projectId, policyId, name, call),
  holders,
);

/** Adds permissions to a project's policy, by name. */
export const grantProjectPermissionsMutation: MutationFactory<
  ProjectId,
  Policy,
  ChangePermissionsVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "grant",
  (client, projectId, { policyId, permissions }, call) =>
    grantProjectPermissions(client, projectId, policyId, permissions, call),
);

/** Removes permissions from a project's policy, by name. */
export const revokeProjectPermissionsMutation: MutationFactory<
  ProjectId,
  Policy,
  ChangePermissionsVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "revoke",
  (client, projectId, { policyId, permissions }, call) =>
    revokeProjectPermissions(client, projectId, policyId, permissions, call),
);

/** Deletes a policy of a project. */
export const deleteProjectPolicyMutation: MutationFactory<
  ProjectId,
  DeletedPolicy,
  DeletePolicyVariables
> = /* @__PURE__ */ defineMutation(
  policies,
  "delete",
  (client, projectId, { policyId }, call) => deleteProjectPolicy(client, projectId, policyId, call),
  holders,
);

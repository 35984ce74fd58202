import {
  createPolicy,
  type DeletedPolicy,
  deletePolicy,
  grantPermissions,
  listPolicies,
  type NamedPolicyInput,
  type Policy,
  type PolicyInput,
  renamePolicy,
  revokePermissions,
  updatePolicy,
} from "@confident-admin/core";
import { defineItemQuery } from "../cache/define-item-query.ts";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import type { ItemQueryFactory, MutationFactory, QueryFactory } from "../cache/query-options.ts";
import type { Resource } from "../cache/resource.ts";
import { previewPolicy } from "./preview-policy.ts";

/** A policy to create. */
export type CreatePolicyVariables = PolicyInput | NamedPolicyInput;

/** The policy to replace, and its new values. */
export interface UpdatePolicyVariables {
  readonly policyId: string;
  readonly policy: PolicyInput | NamedPolicyInput;
}

/** The policy to rename, and its new name. */
export interface RenamePolicyVariables {
  readonly policyId: string;
  readonly name: string;
}

/** The policy to change, and the permissions to add or remove. */
export interface ChangePermissionsVariables {
  readonly policyId: string;
  /** Names such as `billing:read`. */
  readonly permissions: readonly string[];
}

/** The policy to delete. */
export interface DeletePolicyVariables {
  readonly policyId: string;
}

const policies: Resource<[]> = {
  path: () => ["organization", "policies"],
  id: "policyId",
  preview: previewPolicy,
};
const holders = () => [["organization", "roles"]];

/** Lists the policies. */
export const policiesQuery: QueryFactory<[], Policy[]> = /* @__PURE__ */ defineQuery(
  policies,
  listPolicies,
);

/**
 * Reads one policy from the list. Waits while `policyId` is `undefined` or empty. If the list does not contain the
 * policy, the error is a `ConfidentNotFoundError`.
 */
export const policyQuery: ItemQueryFactory<[], Policy> =
  /* @__PURE__ */ defineItemQuery(policiesQuery);

/** Creates a policy from permission ids or names. */
export const createPolicyMutation: MutationFactory<[], Policy, CreatePolicyVariables> =
  /* @__PURE__ */ defineMutation(policies, "create", createPolicy);

/** Replaces a policy. */
export const updatePolicyMutation: MutationFactory<[], Policy, UpdatePolicyVariables> =
  /* @__PURE__ */ defineMutation(
    policies,
    "update",
    (client, { policyId, policy }, call) => updatePolicy(client, policyId, policy, call),
    holders,
  );

/** Changes a policy's name and keeps the rest of the policy. */
export const renamePolicyMutation: MutationFactory<[], Policy, RenamePolicyVariables> =
  /* @__PURE__ */ defineMutation(
    policies,
    "rename",
    (client, { policyId, name }, call) => renamePolicy(client, policyId, name, call),
    holders,
  );

/** Adds permissions to a policy, by name. */
export const grantPermissionsMutation: MutationFactory<[], Policy, ChangePermissionsVariables> =
  /* @__PURE__ */ defineMutation(policies, "grant", (client, { policyId, permissions }, call) =>
    grantPermissions(client, policyId, permissions, call),
  );

/** Removes permissions from a policy, by name. */
export const revokePermissionsMutation: MutationFactory<[], Policy, ChangePermissionsVariables> =
  /* @__PURE__ */ defineMutation(policies, "revoke", (client, { policyId, permissions }, call) =>
    revokePermissions(client, policyId, permissions, call),
  );

/** Deletes a policy. */
export const deletePolicyMutation: MutationFactory<[], DeletedPolicy, DeletePolicyVariables> =
  /* @__PURE__ */ defineMutation(
    policies,
    "delete",
    (client, { policyId }, call) => deletePolicy(client, policyId, call),
    holders,
  );

import {
  createPolicy,
  type DeletedPolicy,
  deletePolicy,
  grantPermissions,
  listPolicies,
  type NamedPolicyInput,
  type Policy,
  type PolicyInput,
  revokePermissions,
  updatePolicy,
} from "@confident-admin/core";
import { selectPolicy } from "@confident-admin/core/internal";
import { type ConfidentKey, confidentKey } from "../cache/query-key.ts";
import {
  type ConfidentMutation,
  type ConfidentQuery,
  type ConfidentSetup,
  defineMutation,
  defineQuery,
  type MutationExtras,
  type SelectingQuery,
} from "../cache/query-options.ts";

/** A policy to create. */
export type CreatePolicyVariables = PolicyInput | NamedPolicyInput;

/** The policy to replace, and its new values. */
export interface UpdatePolicyVariables {
  readonly policyId: string;
  readonly policy: PolicyInput | NamedPolicyInput;
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

/** The query key of the policies. */
export function policiesKey(scope?: string): ConfidentKey<Policy[]> {
  return confidentKey(scope, "policies");
}

/** Lists the policies. */
export function policiesQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Policy[]> {
  return defineQuery(policiesKey(scope), (options) => listPolicies(client, options));
}

/**
 * Reads one policy from the list. The error is a `ConfidentNotFoundError` if the list does not contain it. Waits while
 * `policyId` is `undefined` or empty.
 */
export function policyQuery(
  setup: ConfidentSetup,
  policyId: string = "",
): SelectingQuery<Policy[], Policy> {
  return {
    ...policiesQuery(setup),
    // A key without data: a cached list would be an error, even for a query that is not enabled.
    ...(!policyId && { queryKey: confidentKey(setup.scope, "policies", ""), enabled: false }),
    select: (policies) => selectPolicy(policies, policyId),
  };
}

/** Creates a policy, from permission ids or names. */
export function createPolicyMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, CreatePolicyVariables, Result>,
): ConfidentMutation<Policy, CreatePolicyVariables, Result> {
  const key = policiesKey(scope);
  return defineMutation(key, "create", (input) => createPolicy(client, input), put, extras);
}

/** Replaces a policy. */
export function updatePolicyMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, UpdatePolicyVariables, Result>,
): ConfidentMutation<Policy, UpdatePolicyVariables, Result> {
  return defineMutation(
    policiesKey(scope),
    "update",
    ({ policyId, policy }) => updatePolicy(client, policyId, policy),
    put,
    extras,
  );
}

/** Adds permissions to a policy, by name. */
export function grantPermissionsMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, ChangePermissionsVariables, Result>,
): ConfidentMutation<Policy, ChangePermissionsVariables, Result> {
  return defineMutation(
    policiesKey(scope),
    "grant",
    ({ policyId, permissions }) => grantPermissions(client, policyId, permissions),
    put,
    extras,
  );
}

/** Removes permissions from a policy, by name. */
export function revokePermissionsMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, ChangePermissionsVariables, Result>,
): ConfidentMutation<Policy, ChangePermissionsVariables, Result> {
  return defineMutation(
    policiesKey(scope),
    "revoke",
    ({ policyId, permissions }) => revokePermissions(client, policyId, permissions),
    put,
    extras,
  );
}

/** Deletes a policy. */
export function deletePolicyMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<DeletedPolicy, DeletePolicyVariables, Result>,
): ConfidentMutation<DeletedPolicy, DeletePolicyVariables, Result> {
  return defineMutation(
    policiesKey(scope),
    "delete",
    ({ policyId }) => deletePolicy(client, policyId),
    (policies, { id }) => policies?.filter((policy) => policy.id !== id),
    extras,
  );
}

function put(policies: Policy[] | undefined, response: Policy): Policy[] | undefined {
  return policies?.some(({ id }) => id === response.id)
    ? policies.map((policy) => (policy.id === response.id ? response : policy))
    : policies && [...policies, response];
}

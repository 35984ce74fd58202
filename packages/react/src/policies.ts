import {
  ConfidentNotFoundError,
  createPolicy,
  type DeletedPolicy,
  deletePolicy,
  listPolicies,
  type NamedPolicyInput,
  type Policy,
  type PolicyInput,
  updatePolicy,
} from "@confident-admin/core";
import { defineMutation, defineQuery } from "./define.ts";
import { confidentKeys } from "./keys.ts";
import type {
  ConfidentMutation,
  ConfidentQuery,
  ConfidentSetup,
  MutationExtras,
  SelectingQuery,
} from "./options.ts";

/** What a policy is created from. */
export type CreatePolicyVariables = PolicyInput | NamedPolicyInput;

/** Which policy is replaced, and by what. */
export interface UpdatePolicyVariables {
  readonly policyId: string;
  readonly policy: PolicyInput | NamedPolicyInput;
}

/** Which policy is deleted. */
export interface DeletePolicyVariables {
  readonly policyId: string;
}

/** Lists the policies. */
export function policiesQuery({ client, scope }: ConfidentSetup): ConfidentQuery<Policy[]> {
  return defineQuery(confidentKeys(scope).policies, (options) => listPolicies(client, options));
}

/** One policy, taken out of the list; a `ConfidentNotFoundError` if it is not there. */
export function policyQuery(
  setup: ConfidentSetup,
  policyId: string,
): SelectingQuery<Policy[], Policy> {
  return { ...policiesQuery(setup), select: (policies) => findPolicy(policies, policyId) };
}

/** @throws {ConfidentNotFoundError} if there is none with this id. */
export function findPolicy<Row extends Policy>(policies: readonly Row[], policyId: string): Row {
  const policy = policies.find(({ id }) => id === policyId);
  if (policy) {
    return policy;
  }
  throw new ConfidentNotFoundError(`There is no policy with the id ${JSON.stringify(policyId)}.`, {
    operation: "listPolicies",
    delivery: "answered",
    status: 404,
  });
}

/** Creates a policy, from permission ids or names. */
export function createPolicyMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, CreatePolicyVariables, Result>,
): ConfidentMutation<Policy, CreatePolicyVariables, Result> {
  const { policies } = confidentKeys(scope);
  return defineMutation(policies, "create", (input) => createPolicy(client, input), put, extras);
}

/** Replaces a policy. */
export function updatePolicyMutation<Result = unknown>(
  { client, scope }: ConfidentSetup,
  extras?: MutationExtras<Policy, UpdatePolicyVariables, Result>,
): ConfidentMutation<Policy, UpdatePolicyVariables, Result> {
  return defineMutation(
    confidentKeys(scope).policies,
    "update",
    ({ policyId, policy }) => updatePolicy(client, policyId, policy),
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
    confidentKeys(scope).policies,
    "delete",
    ({ policyId }) => deletePolicy(client, policyId),
    (policies, { id }) => policies?.filter((policy) => policy.id !== id),
    extras,
  );
}

function put(policies: Policy[] | undefined, answer: Policy): Policy[] | undefined {
  return policies?.some(({ id }) => id === answer.id)
    ? policies.map((policy) => (policy.id === answer.id ? answer : policy))
    : policies && [...policies, answer];
}

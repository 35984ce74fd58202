import { randomUuid } from "../random-uuid.ts";
import { failure, success } from "../reply.ts";
import { findById, put, type Scope, toReference } from "../scope.ts";
import type { NamedReference, Permission, PolicyInput } from "../types.ts";
import type { ScopedOperation } from "./operation.ts";
import { keepDescription, nameTaken, rejectUnknown } from "./references.ts";

export const listPermissions: ScopedOperation = ({ permissions }) => success({ permissions });

export const listPolicies: ScopedOperation = ({ policies }) => success({ policies });

export const createPolicy: ScopedOperation = (scope, { params, body }) => {
  const known = findById(scope.policies, params["policyId"]);
  const { permissionIds, ...input } = body as PolicyInput;
  if (scope.policies.some((policy) => policy !== known && policy.name === input.name)) {
    return nameTaken("policy", input.name);
  }
  // The vendor does not exclude duplicates. The fake stores each permission once.
  const ids = [...new Set(permissionIds)];
  const rejection = rejectUnknown("Permission", scope.permissions, ids);
  if (rejection) {
    return rejection;
  }
  const policy = {
    id: known?.id ?? randomUuid(),
    ...keepDescription(known, input),
    permissions: ids.map((id) => toReference(findById(scope.permissions, id) as Permission)),
  };
  scope.policies = put(scope.policies, known, policy);
  replaceInRoles(scope, policy.id, [toReference(policy)]);
  return success({ policy });
};

export const updatePolicy: ScopedOperation = (scope, call, context) =>
  findById(scope.policies, call.params["policyId"])
    ? createPolicy(scope, call, context)
    : failure(404);

/** Removes the policy from all roles, or rejects the deletion if a role uses it. */
export const deletePolicy: ScopedOperation = (scope, { params }, { policyInUse }) => {
  const known = findById(scope.policies, params["policyId"]);
  if (!known) {
    return failure(404);
  }
  const isInUse = scope.roles.some(({ policies = [] }) => findById(policies, known.id));
  if (isInUse && policyInUse === "reject") {
    return failure(409, "The policy belongs to a role");
  }
  scope.policies = scope.policies.filter((policy) => policy !== known);
  replaceInRoles(scope, known.id, []);
  return success({ id: known.id, deleted: true });
};

function replaceInRoles(scope: Scope, policyId: string, replacement: readonly NamedReference[]) {
  scope.roles = scope.roles.map((role) => {
    const policies = role.policies?.flatMap((one) => (one.id === policyId ? replacement : [one]));
    return policies ? { ...role, policies } : role;
  });
}

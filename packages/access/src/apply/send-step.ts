import type { CallOptions, ConfidentAdmin } from "@confident-admin/core";
import type { PlanStep, StepKind } from "../model/plan.ts";
import { type Confirmation, deleted, operationsOf, type StepOf } from "./confirmation.ts";
import { memberDifferences, policyDifferences, roleDifferences } from "./differences.ts";
import { sendInvitation } from "./send-invitation.ts";
import { sendGovernance, sendProject } from "./send-project.ts";

type Send<K extends StepKind> = (
  admin: ConfidentAdmin,
  step: StepOf<K>,
  call: CallOptions,
) => Promise<Confirmation>;

const SEND: { readonly [K in StepKind]: Send<K> } = {
  policy: sendPolicy,
  role: sendRole,
  member: sendMember,
  invitation: sendInvitation,
  project: sendProject,
  governance: sendGovernance,
};

/**
 * Sends the request of a step whose references are resolved, and compares the response with it.
 *
 * @throws {ConfidentError}
 */
export function sendStep(
  admin: ConfidentAdmin,
  step: PlanStep,
  call: CallOptions,
): Promise<Confirmation> {
  return (SEND[step.kind] as Send<StepKind>)(admin, step, call);
}

async function sendPolicy(
  admin: ConfidentAdmin,
  { scope, id, before, after }: StepOf<"policy">,
  call: CallOptions,
): Promise<Confirmation> {
  const { policies } = operationsOf(admin, scope);
  if (!after) {
    await policies.delete(id, call);
    return deleted(id);
  }
  // Always with the description: only v2 of the API documents that a missing one is kept.
  const { name, description, permissions } = after;
  const input = { name, description, permissionIds: permissions.map((one) => one.id) };
  const stored = before
    ? await policies.update(id, input, call)
    : await policies.create(input, call);
  return { id: stored.id, differences: policyDifferences(after, stored) };
}

async function sendRole(
  admin: ConfidentAdmin,
  { scope, id, before, after }: StepOf<"role">,
  call: CallOptions,
): Promise<Confirmation> {
  const { roles } = operationsOf(admin, scope);
  if (!after) {
    await roles.delete(id, call);
    return deleted(id);
  }
  const { name, description, policies } = after;
  const input = { name, description, policyIds: policies.map((one) => one.id) };
  const stored = before ? await roles.update(id, input, call) : await roles.create(input, call);
  return { id: stored.id, differences: roleDifferences(after, stored) };
}

async function sendMember(
  admin: ConfidentAdmin,
  { scope, id, name, after }: StepOf<"member">,
  call: CallOptions,
): Promise<Confirmation> {
  const { members } = operationsOf(admin, scope);
  if (!after) {
    await members.remove(id, call);
    return deleted(id);
  }
  if (!after.role) {
    throw new TypeError(`The API cannot take the role away from ${name}.`);
  }
  const stored = await members.updateRole(id, { roleId: after.role.id }, call);
  return { id: stored.id, differences: memberDifferences(after, stored) };
}

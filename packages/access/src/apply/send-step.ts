import type { CallOptions, ConfidentAdmin } from "@confident-admin/core";
import type { PlanStep, StepKind } from "../model/plan.ts";
import type { Scope } from "../model/snapshot.ts";
import {
  assignmentDifferences,
  memberDifferences,
  policyDifferences,
  projectDifferences,
  roleDifferences,
  unassignmentDifferences,
} from "./differences.ts";
import { sendInvitation } from "./send-invitation.ts";

/** A step of one kind. */
export type StepOf<K extends StepKind> = Extract<PlanStep, { readonly kind: K }>;

/** The server's response to a write. */
export interface Confirmation {
  /** The id of the object. */
  readonly id: string;
  /** What the server stored differently. */
  readonly differences: readonly string[];
}

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

/** The operations on the policies, roles and members of a level. */
export function operationsOf(admin: ConfidentAdmin, scope: Scope) {
  return scope === "organization" ? admin : admin.project(scope.project);
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

async function sendProject(
  { projects }: ConfidentAdmin,
  { id, before, after }: StepOf<"project">,
  call: CallOptions,
): Promise<Confirmation> {
  if (!after) {
    await projects.delete(id, call);
    return deleted(id);
  }
  const { name, description } = after;
  // The API cannot clear a project's description.
  const input = { name, ...(description !== null && { description }) };
  // The new project's default key is dropped here: nothing may contain a key.
  const stored = before
    ? await projects.update(id, input, call)
    : (await projects.create(input, call)).project;
  return stored.id === undefined
    ? { id, differences: ["did not return the id of the project"] }
    : { id: stored.id, differences: projectDifferences(after, stored) };
}

async function sendGovernance(
  { governancePolicies }: ConfidentAdmin,
  { id, name, before, after }: StepOf<"governance">,
  call: CallOptions,
): Promise<Confirmation> {
  const project = (after ?? before)?.project ?? { id, name };
  const body = { projectIds: [project.id] };
  if (after?.policy) {
    const response = await governancePolicies.assign(after.policy.id, body, call);
    return { id, differences: assignmentDifferences(project, response) };
  }
  const policy = before?.policy;
  if (!policy) {
    throw new TypeError(`The step on the governance of ${name} changes nothing.`);
  }
  const response = await governancePolicies.unassign(policy.id, body, call);
  return { id, differences: unassignmentDifferences(project, response) };
}

function deleted(id: string): Confirmation {
  return { id, differences: [] };
}

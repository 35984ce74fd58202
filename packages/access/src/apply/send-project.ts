import type { CallOptions, ConfidentAdmin } from "@confident-admin/core";
import { type Confirmation, deleted, type StepOf } from "./confirmation.ts";
import {
  assignmentDifferences,
  projectDifferences,
  unassignmentDifferences,
} from "./differences.ts";

/** Creates, changes or deletes a project. */
export async function sendProject(
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

/** Assigns a governance policy to a project, or takes it away. */
export async function sendGovernance(
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

import {
  type OrganizationSnapshot,
  type Plan,
  type ReadOptions,
  StalePlanError,
  simulateStep,
  snapshotFromDeclaration,
} from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";
import { loadDeclaration } from "./load-declaration.ts";
import { readComplete } from "./read-live.ts";
import { readSavedPlan } from "./read-saved-plan.ts";

/** Reads what a question is about: the organization, the organization after a plan, or the files. */
export async function askAbout(
  call: Call,
  projects: ReadOptions["projects"],
): Promise<OrganizationSnapshot> {
  const { after, offline } = call.values;
  if (offline) {
    if (after !== undefined) {
      throw new UsageError("--after needs the organization. Remove --offline.");
    }
    return snapshotFromDeclaration(await loadDeclaration({ ...call, positionals: [] }));
  }
  const plan = after === undefined ? undefined : await readSavedPlan(call, after);
  const live = await readComplete(call, { members: true, projects });
  return plan ? afterPlan(live, plan) : live;
}

/**
 * Answers a question about a project.
 *
 * @throws {UsageError} if the project is unknown, or if several have the name.
 */
export function withKnownProject<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/**
 * The organization after a plan.
 *
 * @throws {StalePlanError} if the plan is of another organization.
 */
export function afterPlan(live: OrganizationSnapshot, plan: Plan): OrganizationSnapshot {
  if (plan.target.organizationId !== live.id) {
    throw new StalePlanError(`The plan is for the organization ${plan.target.organizationName}.`);
  }
  return plan.steps.reduce(simulateStep, live);
}

import type { CallOptions, ConfidentAdmin } from "@confident-admin/core";
import type { PlanStep } from "../model/plan.ts";
import { type Confirmation, operationsOf } from "./confirmation.ts";
import { policyDifferences, projectDifferences, roleDifferences } from "./differences.ts";
import { findInvitation } from "./send-invitation.ts";

/** The list that shows what a step creates: its operation, and how to read it. */
export interface Listing {
  readonly operation: string;
  /** Finds the object by its name, or the invitation by its address. `undefined` if there is none, or several. */
  readonly find: (call: CallOptions) => Promise<Confirmation | undefined>;
}

/** Returns the list that shows what a step creates; `undefined` if the step creates nothing that is listed. */
export function listingOf(admin: ConfidentAdmin, step: PlanStep): Listing | undefined {
  const { scope, after } = step;
  const inProject = scope === "organization" ? "" : "Project";
  if (step.before !== null || !after) {
    return undefined;
  }
  switch (step.kind) {
    case "policy":
      return {
        operation: `list${inProject}Policies`,
        find: async (call) =>
          named(step.name, await operationsOf(admin, scope).policies.list(call), (found) =>
            // Without the permissions, equality is not known.
            found.permissions
              ? policyDifferences(step.after as never, found)
              : ["did not return the permissions"],
          ),
      };
    case "role":
      return {
        operation: `list${inProject}Roles`,
        find: async (call) =>
          named(step.name, await operationsOf(admin, scope).roles.list(call), (found) =>
            found.policies
              ? roleDifferences(step.after as never, found)
              : ["did not return the policies"],
          ),
      };
    case "project":
      return {
        operation: "listProjects",
        find: async (call) =>
          named(step.name, await admin.projects.list(call), (found) =>
            projectDifferences(step.after as never, found),
          ),
      };
    case "invitation":
      return {
        operation: `list${inProject}Invitations`,
        find: async (call) =>
          findInvitation(
            await operationsOf(admin, scope).invitations.list(call),
            step.after as never,
          ),
      };
    default:
      return undefined;
  }
}

function named<T extends { readonly id?: string; readonly name?: string }>(
  name: string,
  items: readonly T[],
  differences: (found: T) => readonly string[],
): Confirmation | undefined {
  const [found, ...others] = items.filter((item) => item.name === name);
  return found?.id !== undefined && others.length === 0
    ? { id: found.id, differences: differences(found) }
    : undefined;
}

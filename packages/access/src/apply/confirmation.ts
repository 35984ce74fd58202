import type { ConfidentAdmin } from "@confident-admin/core";
import type { PlanStep, StepKind } from "../model/plan.ts";
import type { Scope } from "../model/snapshot.ts";

/** A step of one kind. */
export type StepOf<K extends StepKind> = Extract<PlanStep, { readonly kind: K }>;

/** The server's response to a write. */
export interface Confirmation {
  /** The id of the object. */
  readonly id: string;
  /** What the server stored differently. */
  readonly differences: readonly string[];
}

/** The operations on the policies, roles and members of a level. */
export function operationsOf(admin: ConfidentAdmin, scope: Scope) {
  return scope === "organization" ? admin : admin.project(scope.project);
}

/** The confirmation of a deletion. */
export function deleted(id: string): Confirmation {
  return { id, differences: [] };
}

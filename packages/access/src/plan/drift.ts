import type { Declaration } from "../model/declaration.ts";
import type { PlanStep, StepChange, UnmanagedObject, UnorderedStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { withoutParking } from "../order/clean-up.ts";
import { canonicalJson } from "./canonical-json.ts";
import { diffOrganization } from "./diff/diff.ts";
import type { Diff } from "./diff/level.ts";
import { diffValid } from "./diff-valid.ts";
import { Run } from "./run.ts";
import { sortDeclaration, sortSnapshot } from "./sort-input.ts";

/** A difference: `before` is live, `after` is in the file. */
export type DriftItem = Pick<PlanStep, "scope" | "id" | "name" | "why" | "at"> & StepChange;

/** The differences between a file and an organization, by who made them. */
export interface Drift {
  /** What the file changed, and no one applied. */
  readonly fileAhead: readonly DriftItem[];
  /** What someone changed in the console. An object that both changed is in both lists. */
  readonly consoleChanged: readonly DriftItem[];
  /** What the file does not name. */
  readonly unmanaged: readonly UnmanagedObject[];
  /** Whether an earlier file was there to compare. Otherwise every difference counts as changed in the console. */
  readonly compared: boolean;
  readonly warnings: readonly string[];
}

/**
 * Finds out what differs between a file and an organization, and who changed it.
 *
 * @param base - the file as it was applied last; `null` if there is none
 * @throws {InvalidFileError} if the file does not fit the organization.
 * @throws {IncompleteReadError} if something was not read that the file manages.
 */
export function drift(
  declaration: Declaration,
  base: Declaration | null,
  snapshot: OrganizationSnapshot,
): Drift {
  const sorted = withoutParking(sortSnapshot(snapshot));
  const run = new Run(sortDeclaration(declaration), sorted, { base });
  const { steps, unmanaged } = diffValid(run);
  const former = base && byKey(diffOrganization(new Run(sortDeclaration(base), sorted, {})));
  const fileAhead: DriftItem[] = [];
  const consoleChanged: DriftItem[] = [];
  for (const step of steps) {
    const before = former?.get(step.key);
    const isConsole = former === null || before !== undefined;
    const isFile = former !== null && (!before || !isSame(before, step));
    consoleChanged.push(...(isConsole ? [toItem(step)] : []));
    fileAhead.push(...(isFile ? [toItem(step)] : []));
  }
  const warnings = [...run.warnings].sort();
  return { fileAhead, consoleChanged, unmanaged, compared: base !== null, warnings };
}

function byKey({ steps }: Diff): ReadonlyMap<string, UnorderedStep> {
  return new Map(steps.map((step) => [step.key, step]));
}

function isSame(a: UnorderedStep, b: UnorderedStep): boolean {
  return canonicalJson(a.after) === canonicalJson(b.after);
}

function toItem({ operation, dependsOn, temporary, key, ...item }: UnorderedStep): DriftItem {
  return item;
}

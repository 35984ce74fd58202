import { diffAccess } from "../../access/diff-access.ts";
import type { Brake, CheckResult, Plan, PlanOrder, PlanStep } from "../../model/plan.ts";
import type { Run } from "../run.ts";
import { sortBy } from "../text.ts";
import { checkDeletions } from "./check-deletions.ts";
import { checkExposures } from "./check-exposures.ts";
import { checkGains, checkLosses } from "./check-pairs.ts";
import { checkProtected } from "./check-protected.ts";
import { checkRoles } from "./check-roles.ts";
import type { StateWalk } from "./state-walk.ts";

/** What follows from a plan, and whether that is allowed. */
export interface Checks {
  readonly access: Plan["access"];
  readonly assertions: readonly CheckResult[];
  readonly limits: readonly CheckResult[];
}

/** Calculates who gains and who loses access, and checks limits, protected members and assertions. */
export function checkPlan(
  run: Run,
  steps: readonly PlanStep[],
  order: PlanOrder,
  walk: StateWalk,
): Checks {
  // Not `run.snapshot`, in which temporary policies are gone already: a restored role gains what it did not have.
  const { before, after, assertions } = walk;
  const known = before.organization.members !== null;
  const changes = known
    ? diffAccess(before, after, run.declaration.sensitive)
    : { gains: [], losses: [] };
  const access = { known, ...changes };
  const facts = { before, after, steps, access };
  const limits = [
    ...checkDeletions(run, facts),
    ...checkLosses(run, facts),
    ...checkGains(run, facts),
    ...walk.report(run),
  ];
  checkExposures(run, facts, order);
  checkRoles(run, facts);
  checkProtected(run, facts);
  return { access, assertions, limits };
}

/** The most dangerous first. */
const BRAKES = [
  "incompleteRead",
  "assertion",
  "keepHolders",
  "owner",
  "transferOwnership",
  "protected",
  "deleteProject",
  "gainSensitivePairs",
  "protectedLoss",
  "deletions",
  "losePairs",
  "suspectedRename",
  "stillReferenced",
  "assertionBetween",
];

/** Sorts brakes. Those that stop the plan come first. */
export function sortBrakes(brakes: readonly Brake[]): Brake[] {
  const rank = ({ name, accepted }: Brake) =>
    `${accepted ? 1 : 0}${`${BRAKES.indexOf(name)}`.padStart(3)}`;
  return sortBy(brakes, (brake) => `${rank(brake)}\0${brake.message}`);
}

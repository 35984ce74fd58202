import { effectiveAccess } from "../../access/effective-access.ts";
import type { AccessChange, CheckResult, MemberReference } from "../../model/plan.ts";
import type { OrganizationSnapshot, Scope } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import type { Facts } from "./facts.ts";
import { allowedOf, countOf, describeLimit } from "./limit.ts";

/** Checks how many members lose how many permissions. */
export function checkLosses(run: Run, { access, before }: Facts): CheckResult[] {
  const limit = run.declaration.limits.losePairs;
  if (limit === undefined) {
    return [];
  }
  const name = "losePairs";
  if (!access.known) {
    const message = "Losses are not counted, because members were not read.";
    return [{ name, passed: true, message, at: null }];
  }
  const total = typeof limit === "string" ? countPairs(before) : 0;
  // Who is only invited holds nothing yet.
  const count = pairsOf(access.losses, ({ invited }) => !invited);
  const passed = count <= allowedOf(limit, total);
  const message = `Members lose ${countOf(count, "permission")}; the limit ${describeLimit(limit, total)} allows ${allowedOf(limit, total)}.`;
  if (!passed) {
    run.brake(name, message, `lose ${countOf(count, "pair")}`);
  }
  return [{ name, passed, message, at: null }];
}

/** Checks how many members gain sensitive permissions. */
export function checkGains(run: Run, facts: Facts): CheckResult[] {
  const name = "gainSensitivePairs";
  const limit = run.declaration.limits.gainSensitivePairs ?? 0;
  const { gains, known } = facts.access;
  const sensitive = gains.filter((gain) => gain.sensitive);
  const count = pairsOf(sensitive);
  const passed = count <= limit;
  if (!passed) {
    for (const gain of sensitive) {
      const { length } = gain.members;
      const who = length === 1 ? "1 person gains" : `${length} people gain`;
      brakeGain(run, facts.after, gain, who);
    }
  }
  const unknown = known ? "" : " Members were not read.";
  const message = `Members gain ${countOf(count, "sensitive permission")}; the limit is ${limit}.${unknown}`;
  return [{ name, passed, message, at: null }];
}

/** Stops the plan because of a sensitive permission. */
export function brakeGain(
  run: Run,
  snapshot: OrganizationSnapshot,
  { permission, scope }: { readonly permission: string; readonly scope: Scope },
  who: string,
): void {
  const what = `${permission}${placeOf(snapshot, scope)}`;
  run.brake("gainSensitivePairs", `${who} ${what}, which is sensitive.`, `gain ${what}`);
}

/** Where something is, for messages. */
export function placeOf({ projects }: OrganizationSnapshot, scope: Scope): string {
  if (scope === "organization") {
    return "";
  }
  const project = projects?.find(({ id }) => id === scope.project);
  return ` in ${project?.name ?? scope.project}`;
}

/** Counts members × permissions. */
export function pairsOf(
  changes: readonly Pick<AccessChange, "members">[],
  counts: (member: MemberReference) => boolean = () => true,
): number {
  return changes.reduce((sum, { members }) => sum + members.filter(counts).length, 0);
}

function countPairs(snapshot: OrganizationSnapshot): number {
  const groups = effectiveAccess(snapshot).levels.flatMap((level) => level.groups ?? []);
  return groups.reduce((sum, { access, members }) => sum + access.size * members.length, 0);
}

import { matchesPermission } from "../../access/match-permission.ts";
import type { PlanOrder } from "../../model/plan.ts";
import type { Run } from "../run.ts";
import { pairsOf, placeOf } from "./check-pairs.ts";
import type { Facts } from "./facts.ts";

/** Stops a plan that gives a sensitive permission between two steps to members who have it neither before nor after. */
export function checkExposures(run: Run, { access, before }: Facts, order: PlanOrder): void {
  const { limits, sensitive } = run.declaration;
  const isSensitive = (permission: string) =>
    sensitive.some((pattern) => matchesPermission(pattern, permission));
  const lent = order.exposures.filter(
    ({ kind, permission }) => kind === "extra" && isSensitive(permission),
  );
  const gained = access.gains.filter((gain) => gain.sensitive);
  if (pairsOf(lent) + pairsOf(gained) <= (limits.gainSensitivePairs ?? 0)) {
    return;
  }
  const advice = order.mode === "exact" ? "" : " Try --order exact.";
  for (const { permission, scope, step, members } of lent) {
    const what = `${permission}${placeOf(before, scope)}`;
    const who = members.length === 1 ? "1 person has" : `${members.length} people have`;
    const message = `After step ${step}, ${who} ${what} for a moment, which is sensitive.${advice}`;
    run.brake("gainSensitivePairs", message, `gain ${what} for a moment`);
  }
}

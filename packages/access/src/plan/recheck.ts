import type { Declaration } from "../model/declaration.ts";
import type { AccessChange, Plan } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { withoutParking } from "../order/clean-up.ts";
import { checkPlan } from "./brakes/check-plan.ts";
import { StateWalk } from "./brakes/state-walk.ts";
import { Run } from "./run.ts";
import { sortSnapshot } from "./sort-input.ts";

/**
 * Checks a plan again, with what the organization is now. Says what the plan would do that it did not do when it was made: fail
 * a limit, a protection or an assertion, or change the access of other people.
 */
export function recheck(
  { checks, steps, access, brakes, order }: Plan,
  now: OrganizationSnapshot,
): string[] {
  const before = sortSnapshot(now);
  const declaration = { ...NOTHING, ...checks };
  const accept = brakes.flatMap((brake) => (brake.accepted && brake.accept) || []);
  const run = new Run(declaration, withoutParking(before), { accept });
  const found = checkPlan(run, steps, order, new StateWalk(declaration, before, steps));
  const stopped = run.brakes.filter(({ accepted }) => !accepted).map(({ message }) => message);
  const changed = new Set([
    ...differing(access.gains, found.access.gains),
    ...differing(access.losses, found.access.losses),
  ]);
  const names = [...changed].sort().join(", ");
  return [
    ...stopped,
    ...(changed.size > 0 ? [`Other people gain or lose access now: ${names}.`] : []),
  ];
}

const NOTHING = {
  version: 1,
  organization: {},
  manage: { policies: "off", roles: "off", members: "off", projects: "off", governance: "off" },
  level: {
    policies: [],
    roles: [],
    members: [],
    removed: { policies: [], roles: [], members: [] },
  },
  projects: [],
  removedProjects: [],
  files: [],
} as const satisfies Partial<Declaration>;

/** The permissions that other people gain or lose. */
function differing(planned: readonly AccessChange[], found: readonly AccessChange[]): string[] {
  const [old, next] = [planned, found].map(
    (changes) => new Map(changes.map((change) => [describe(change), change.permission])),
  ) as [Map<string, string>, Map<string, string>];
  return [
    ...[...old].filter(([text]) => !next.has(text)),
    ...[...next].filter(([text]) => !old.has(text)),
  ].map(([, permission]) => permission);
}

function describe({ scope, permission, members }: AccessChange): string {
  return JSON.stringify([scope, permission, members.map(({ id }) => id).sort()]);
}

import { RejectedError, StalePlanError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { fingerprint } from "../plan/fingerprint.ts";
import { recheck } from "../plan/recheck.ts";
import { describeMoved } from "./describe-moved.ts";

/**
 * Checks that a plan is for this organization, that nothing that it depends on has changed since it was made, and that it
 * still passes its checks.
 *
 * @throws {RejectedError} if the key belongs to another organization.
 * @throws {StalePlanError}
 */
export async function checkFresh(plan: Plan, snapshot: OrganizationSnapshot): Promise<void> {
  const { host, organizationId, organizationName } = plan.target;
  if (snapshot.id !== organizationId) {
    throw new RejectedError(
      `The plan is for the organization ${JSON.stringify(organizationName)}, but the key belongs to ${JSON.stringify(snapshot.name)}.`,
    );
  }
  if (snapshot.host !== host) {
    throw new StalePlanError(`The plan is for ${host}, not for ${snapshot.host}. Plan again.`);
  }
  const { objects, scope } = plan.fingerprint;
  const now = await fingerprint(snapshot, Object.keys(objects));
  const moved = Object.keys(objects).filter((key) => now.objects[key] !== objects[key]);
  if (moved.length > 0 || now.scope !== scope) {
    const changes =
      moved.length > 0
        ? moved.map((key) => describeMoved(plan, snapshot, key))
        : ["Who has a role, or which roles have a policy, has changed."];
    throw new StalePlanError(
      `The organization has changed since the plan was made. Plan again. ${changes.join(" ")}`,
      changes,
    );
  }
  const changes = recheck(plan, snapshot);
  if (changes.length > 0) {
    throw new StalePlanError(
      `The organization has changed so that the plan has other consequences. Plan again. ${changes.join(" ")}`,
      changes,
    );
  }
}

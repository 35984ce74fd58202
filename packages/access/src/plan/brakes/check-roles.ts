import { type EffectiveAccess, effectiveAccess, findLevel } from "../../access/effective-access.ts";
import { matchesPermission } from "../../access/match-permission.ts";
import { NO_ACCESS } from "../../access/role-access.ts";
import type { Scope } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { brakeGain } from "./check-pairs.ts";
import type { Facts } from "./facts.ts";

/** A permission that a role has in one state only. */
interface RoleChange {
  readonly scope: Scope;
  readonly role: string;
  readonly permission: string;
}

/** Checks roles in place of people if members were not read: each role could have holders. */
export function checkRoles(run: Run, { before, after, access }: Facts): void {
  if (access.known) {
    return;
  }
  const [old, next] = [effectiveAccess(before), effectiveAccess(after)];
  const { sensitive, limits } = run.declaration;
  for (const gain of changes(next, old)) {
    if (sensitive.some((pattern) => matchesPermission(pattern, gain.permission))) {
      brakeGain(run, after, gain, `An unknown number of people with role "${gain.role}" gain`);
    }
  }
  for (const [permission, minimum] of Object.entries({ "iam:manage": 1, ...limits.keepHolders })) {
    const loss = changes(old, next).find(
      (change) => change.permission === permission && change.scope === "organization",
    );
    if (loss && minimum > 0) {
      const message = `Role "${loss.role}" loses ${permission}. Members were not read, so it is unknown how many still hold it.`;
      run.brake("keepHolders", message, `unknown holders of ${permission}`);
    }
  }
}

/** What roles that exist in both states have in the first only. */
function changes(more: EffectiveAccess, less: EffectiveAccess): RoleChange[] {
  return more.levels.flatMap(({ scope, roles }) => {
    const others = findLevel(less, scope)?.roles;
    return [...roles].flatMap(([id, access]) => {
      const other = others?.get(id) ?? NO_ACCESS;
      const paths = [...access].filter(([permission]) => others?.has(id) && !other.has(permission));
      return paths.map(([permission, [path]]) => ({
        scope,
        role: path?.role.name ?? id,
        permission,
      }));
    });
  });
}

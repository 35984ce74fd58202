import { notFoundMessage } from "@confident-admin/core/internal";
import { modeIn } from "../../model/mode-in.ts";
import { matchNames } from "../match-names.ts";
import { checkNames, checkSwaps } from "./check-names.ts";
import { createReferenceCheck } from "./check-references.ts";
import { type LevelChecks, namesOf } from "./checks.ts";

/** Checks the policies, roles and members of the organization or of a project. */
export function checkLevel(checks: LevelChecks): void {
  const { level, live, place } = checks;
  checkSwaps(level.policies, checks);
  checkSwaps(level.roles, checks);
  checkPresets(checks);
  if (live !== undefined) {
    checkNames(`policy${place}`, level.policies, live.policies, checks);
    checkNames(`role${place}`, level.roles, live.roles, checks);
    checkPermissions(checks);
  }
  checkPolicyReferences(checks);
  checkRoleReferences(checks);
}

function checkPresets(checks: LevelChecks): void {
  for (const { name, at } of [...checks.level.roles, ...checks.level.removed.roles]) {
    if (checks.presets.includes(name)) {
      checks.add(at, () => `${name} is a preset role. It cannot be changed or removed.`);
    }
  }
}

/** A permission that left the catalogue may stay where it is held. */
function checkPermissions(checks: LevelChecks): void {
  const { level, live, place } = checks;
  const catalogue = namesOf(live?.permissions ?? []);
  const known = new Set(catalogue);
  const matches = matchNames(level.policies, live?.policies ?? []);
  for (const policy of level.policies) {
    const held = new Set(namesOf(matches.get(policy)?.permissions ?? []));
    for (const { name, at } of policy.permissions ?? []) {
      if (!known.has(name) && !held.has(name)) {
        checks.add(at, () => notFoundMessage(`permission${place}`, name, catalogue));
      }
    }
  }
}

function checkPolicyReferences(checks: LevelChecks): void {
  const { level, live, place, modes: manage } = checks;
  const check = createReferenceCheck(
    {
      noun: `policy${place}`,
      declared: level.policies,
      removed: level.removed.policies,
      live: live?.policies,
      presets: [],
      mode: modeIn({ manage }, level, "policies"),
    },
    checks,
  );
  for (const role of level.roles) {
    role.policies?.forEach(check);
  }
}

function checkRoleReferences(checks: LevelChecks): void {
  const { level, live, place, presets, modes: manage } = checks;
  const check = createReferenceCheck(
    {
      noun: `role${place}`,
      declared: level.roles,
      removed: level.removed.roles,
      live: live?.roles,
      presets,
      mode: modeIn({ manage }, level, "roles"),
    },
    checks,
  );
  for (const { role, at } of level.members) {
    check({ name: role, at });
  }
}

import type { UnmanagedObject, UnorderedStep } from "../../model/plan.ts";
import { FinalNames } from "./final-names.ts";
import { diffInvitations } from "./invitations.ts";
import { type LevelContext, modeOf } from "./level-context.ts";
import { matchObjects } from "./match.ts";
import { diffMembers } from "./members.ts";
import { diffPolicies } from "./policies.ts";
import { findRemovals } from "./removals.ts";
import { diffRoles } from "./roles.ts";
import { brakeSuspectedRenames } from "./suspected-renames.ts";
import { findUnmanaged } from "./unmanaged.ts";

/** The difference between a file and what exists. */
export interface Diff {
  readonly steps: readonly UnorderedStep[];
  readonly unmanaged: readonly UnmanagedObject[];
}

/** Compares one level with the file. */
export function diffLevel(context: LevelContext): Diff {
  const { run, live, declared, base } = context;
  const isManaged = (kind: "policies" | "roles") => modeOf(context, kind) !== "off";
  const declaredPolicies = isManaged("policies") ? declared.policies : [];
  const policies = matchObjects(run, "policy", declaredPolicies, live.policies);
  const roles = matchObjects(run, "role", isManaged("roles") ? declared.roles : [], live.roles);
  const policyRemovals = findRemovals(run, {
    noun: "policy",
    mode: modeOf(context, "policies"),
    matches: policies,
    live: live.policies,
    removed: declared.removed.policies,
    base: base?.policies ?? [],
  });
  const roleRemovals = findRemovals(run, {
    noun: "role",
    mode: modeOf(context, "roles"),
    matches: roles,
    live: live.roles.filter(({ preset }) => !preset),
    removed: declared.removed.roles,
    base: base?.roles ?? [],
  });
  const removed = new Set([...policyRemovals, ...roleRemovals].map((one) => one.live.id));
  const policyNames = new FinalNames(context, "policy", policies, live.policies, removed);
  const roleNames = new FinalNames(context, "role", roles, live.roles, removed);
  const members = diffMembers(context, roleNames);
  const roleDiff = diffRoles(context, roles, policyNames, roleRemovals, members);
  const policySteps = diffPolicies(context, policies, policyRemovals, roleDiff);
  const invitations = diffInvitations(context, roleNames, members.absent);
  const steps = [...policySteps, ...roleDiff.steps, ...members.steps, ...invitations];
  brakeSuspectedRenames(context, steps);
  return { steps, unmanaged: findUnmanaged(context, { policies, roles, removed, steps }) };
}

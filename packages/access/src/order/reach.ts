import { isBuiltIn } from "../access/presets.ts";
import type { LevelSnapshot } from "../model/snapshot.ts";
import type { LevelChange } from "./level-changes.ts";
import type { Bits, LevelModel } from "./level-model.ts";

/** What a role grants in some order of the steps, and what it grants in every order. */
export interface Reach {
  readonly most: Bits;
  readonly least: Bits;
}

const NOTHING: Reach = { most: 0n, least: 0n };

/** What a level's roles and policies can be while steps run in any order. */
export interface LevelReach {
  readonly roles: ReadonlyMap<string, Reach>;
  /** The roles that have each policy in some state. */
  readonly users: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Calculates what each role of a level can grant while steps run in any order. */
export function reachOf(model: LevelModel, change: LevelChange): LevelReach {
  const level = change.before ?? change.after;
  const granted = grantsOfPolicies(model, change);
  const lists = listsOfRoles(change);
  const users = new Map<string, Set<string>>();
  for (const [role, all] of lists) {
    for (const policy of all.flat()) {
      users.set(policy, (users.get(policy) ?? new Set()).add(role));
    }
  }
  const roles = [...lists].map(
    ([id, all]) => [id, combine(all, granted, builtInOf(model, level, id))] as const,
  );
  return { roles: new Map(roles), users };
}

/** What a member can hold who has one of several roles at a time. */
export function reachOfAny({ roles }: LevelReach, visited: readonly (string | null)[]): Reach {
  const reach = visited.map((role) => (role !== null && roles.get(role)) || NOTHING);
  return {
    most: reach.reduce((sum, { most }) => sum | most, 0n),
    least: reach.reduce((sum, { least }) => sum & least, reach[0]?.least ?? 0n),
  };
}

function grantsOfPolicies(
  model: LevelModel,
  { before, steps }: LevelChange,
): ReadonlyMap<string, Reach> {
  const granted = new Map<string, Reach>();
  const add = (id: string, permissions: readonly { readonly name: string }[]) => {
    const bits = model.bitsOf(permissions);
    const known = granted.get(id) ?? { most: bits, least: bits };
    granted.set(id, { most: known.most | bits, least: known.least & bits });
  };
  for (const { id, permissions } of before?.policies ?? []) {
    add(id, permissions);
  }
  for (const step of steps) {
    if (step.kind === "policy" && step.after) {
      add(step.id, step.after.permissions);
    }
  }
  return granted;
}

/** The lists of policies that each role has in some state. */
function listsOfRoles({
  before,
  after,
  steps,
}: LevelChange): ReadonlyMap<string, readonly (readonly string[])[]> {
  const lists = new Map<string, (readonly string[])[]>();
  const add = (id: string, policyIds: readonly string[]) => {
    lists.set(id, [...(lists.get(id) ?? []), policyIds]);
  };
  for (const { id, policyIds } of (before ?? after)?.roles ?? []) {
    add(id, policyIds);
  }
  for (const step of steps) {
    if (step.kind === "role" && step.after) {
      add(
        step.id,
        step.after.policies.map(({ id }) => id),
      );
    }
  }
  return lists;
}

function builtInOf(model: LevelModel, level: LevelSnapshot | null, id: string): Bits {
  const role = level?.roles.find((one) => one.id === id);
  const permissions = level?.permissions.filter(
    ({ name }) => role && isBuiltIn(model.scope, role, name),
  );
  return model.bitsOf(permissions ?? []);
}

/** What a role grants with any of several lists of policies. */
function combine(
  lists: readonly (readonly string[])[],
  granted: ReadonlyMap<string, Reach>,
  builtIn: Bits,
): Reach {
  const reach = (policy: string) => granted.get(policy) ?? NOTHING;
  const always = (lists[0] ?? []).filter((policy) => lists.every((list) => list.includes(policy)));
  return {
    most: lists.flat().reduce((sum, policy) => sum | reach(policy).most, builtIn),
    least: always.reduce((sum, policy) => sum | reach(policy).least, builtIn),
  };
}

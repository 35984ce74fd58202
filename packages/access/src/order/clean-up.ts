import type { RoleContent, UnorderedStep } from "../model/plan.ts";
import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PolicySnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { levelKey } from "./level-changes.ts";
import { isTemporary, readParked } from "./temporary.ts";

interface Level {
  readonly scope: Scope;
  readonly level: LevelSnapshot;
}

/**
 * Adds what an interrupted plan in the mode `exact` left to do: roles get their own policies back, and temporary policies are
 * deleted. Steps that would keep a temporary policy in a role change too.
 */
export function addCleanUp(
  snapshot: OrganizationSnapshot,
  steps: readonly UnorderedStep[],
): readonly UnorderedStep[] {
  const levels: readonly Level[] = [
    { scope: "organization", level: snapshot.organization },
    ...(snapshot.projects ?? []).flatMap(({ id, level }) =>
      level ? [{ scope: { project: id }, level }] : [],
    ),
  ];
  return levels.reduce(cleanUpLevel, steps);
}

function cleanUpLevel(steps: readonly UnorderedStep[], level: Level): readonly UnorderedStep[] {
  const temporary = level.level.policies.filter(isTemporary);
  if (temporary.length === 0) {
    return steps;
  }
  const ids = new Set(temporary.map(({ id }) => id));
  const isHere = ({ scope }: UnorderedStep) => levelKey(scope) === levelKey(level.scope);
  const changed = steps.map((step) =>
    step.kind === "role" && step.after && isHere(step) ? withOwnPolicies(step, level) : step,
  );
  const own = new Set(changed.filter((step) => isHere(step)).map(({ id }) => id));
  const restored = level.level.roles
    .filter((role) => role.policyIds.some((id) => ids.has(id)) && !own.has(role.id))
    .map((role) => restore(role, level));
  const deleted = temporary
    .filter(({ id }) => !own.has(id))
    .map((policy) => remove(policy, level, [...changed, ...restored].filter(isHere)));
  return [...changed, ...restored, ...deleted];
}

type RoleStep = UnorderedStep & { readonly kind: "role" };

/** A file that does not list a role's policies keeps the live ones, and these may be temporary. */
function withOwnPolicies(step: RoleStep, level: Level): UnorderedStep {
  const policies = step.after?.policies.flatMap((policy) => ownPolicies(policy, step.id, level));
  return policies && step.after
    ? { ...step, after: { ...step.after, policies: unique(policies) } }
    : step;
}

/** A policy of a role; for a temporary one, what the role had before. */
function ownPolicies(
  policy: RoleContent["policies"][number],
  role: string,
  { level }: Level,
): RoleContent["policies"] {
  const temporary = level.policies.find(({ id }) => id === policy.id);
  if (!(temporary && isTemporary(temporary))) {
    return [policy];
  }
  const parked = readParked(temporary);
  return (parked?.role === role ? parked.policies : []).flatMap((one) => {
    const found = level.policies.find((other) => other.id === one || isReferenceTo(one, other));
    return found ? [{ id: found.id, name: found.name }] : [];
  });
}

/** Whether a reference of the interrupted plan means a policy that now exists. */
function isReferenceTo(reference: string, { name }: PolicySnapshot): boolean {
  const last = reference.startsWith("ref:") ? reference.split("/").at(-1) : undefined;
  return last !== undefined && last.replaceAll("%2F", "/").replaceAll("%25", "%") === name;
}

function restore(role: RoleSnapshot, level: Level): UnorderedStep {
  const { id, name, description, policyIds } = role;
  const names = new Map(level.level.policies.map((policy) => [policy.id, policy.name]));
  const before = policyIds.map((one) => ({ id: one, name: names.get(one) ?? one }));
  const after = unique(before.flatMap((policy) => ownPolicies(policy, id, level)));
  return {
    ...base(level, "role", id, name, "update"),
    kind: "role",
    before: { name, description, policies: before },
    after: { name, description, policies: after },
    dependsOn: [],
  };
}

function remove(
  { id, name, description, permissions }: PolicySnapshot,
  level: Level,
  steps: readonly UnorderedStep[],
): UnorderedStep {
  const users = steps.filter(
    (step) => step.kind === "role" && step.before?.policies.some((policy) => policy.id === id),
  );
  return {
    ...base(level, "policy", id, name, "delete"),
    kind: "policy",
    before: { name, description, permissions },
    after: null,
    dependsOn: users.map(({ key }) => key),
  };
}

function base({ scope }: Level, kind: "policy" | "role", id: string, name: string, verb: string) {
  const noun = `${scope === "organization" ? "" : "Project"}${kind === "role" ? "Role" : "Policy"}`;
  const prefix = scope === "organization" ? "" : `${scope.project}/`;
  return {
    key: `${prefix}${kind}:${id}`,
    operation: `${verb}${noun}`,
    scope,
    id,
    name,
    why: "left by an interrupted plan",
    at: null,
    temporary: true,
  };
}

function unique(policies: RoleContent["policies"]): RoleContent["policies"] {
  return [...new Map(policies.map((policy) => [policy.id, policy])).values()];
}

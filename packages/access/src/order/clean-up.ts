import type { RoleContent, UnorderedStep } from "../model/plan.ts";
import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PolicySnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { levelKey } from "./level-changes.ts";
import { isParking, readParked } from "./temporary.ts";

/**
 * Returns the organization without the temporary policies that an interrupted plan in the mode `exact` left: roles have their own
 * policies again.
 */
export function withoutParking(snapshot: OrganizationSnapshot): OrganizationSnapshot {
  const projects = snapshot.projects?.map((project) => ({
    ...project,
    level: project.level && restoreLevel(project.level),
  }));
  return {
    ...snapshot,
    organization: restoreLevel(snapshot.organization),
    projects: projects ?? null,
  };
}

/**
 * Adds the steps that make `withoutParking` true: roles get their own policies back, and temporary policies are deleted.
 *
 * @param snapshot - what exists, with temporary policies
 * @param steps - the steps from `withoutParking(snapshot)` on
 */
export function addCleanUp(
  snapshot: OrganizationSnapshot,
  steps: readonly UnorderedStep[],
): readonly UnorderedStep[] {
  const projects = (snapshot.projects ?? []).flatMap(({ id, level }) =>
    level ? [{ scope: { project: id }, level }] : [],
  );
  const organization = { scope: "organization" as const, level: snapshot.organization };
  return [organization, ...projects].reduce(cleanUpLevel, steps);
}

interface Level {
  readonly scope: Scope;
  readonly level: LevelSnapshot;
}

function restoreLevel(level: LevelSnapshot): LevelSnapshot {
  const parkings = level.policies.filter(isParking);
  if (parkings.length === 0) {
    return level;
  }
  return {
    ...level,
    policies: level.policies.filter((policy) => !isParking(policy)),
    roles: level.roles.map((role) => ({ ...role, policyIds: ownPolicies(level, role) })),
  };
}

/** The policies of a role, with those that it had before in place of a temporary one. */
function ownPolicies({ policies }: LevelSnapshot, role: RoleSnapshot): readonly string[] {
  const own = role.policyIds.flatMap((id) => {
    const policy = policies.find((one) => one.id === id);
    if (!(policy && isParking(policy))) {
      return [id];
    }
    const parked = readParked(policy);
    return parked?.role === role.id ? formerPolicies(policies, parked.policies) : [];
  });
  return [...new Set(own)];
}

/** The ids of the policies that a temporary policy names. */
export function formerPolicies(
  policies: readonly PolicySnapshot[],
  references: readonly string[],
): readonly string[] {
  return policies.filter((one) => references.some((ref) => refersTo(ref, one))).map(({ id }) => id);
}

/** Whether an id, or a reference of the interrupted plan, means a policy that now exists. */
function refersTo(reference: string, { id, name }: PolicySnapshot): boolean {
  const last = reference.startsWith("ref:") ? reference.split("/").at(-1) : undefined;
  return reference === id || last?.replaceAll("%2F", "/").replaceAll("%25", "%") === name;
}

function cleanUpLevel(steps: readonly UnorderedStep[], level: Level): readonly UnorderedStep[] {
  const parkings = level.level.policies.filter(isParking);
  const ids = new Set(parkings.map(({ id }) => id));
  const parked = level.level.roles.filter((role) => role.policyIds.some((id) => ids.has(id)));
  const isAbout = (step: UnorderedStep, role: RoleSnapshot) =>
    step.kind === "role" && step.id === role.id && levelKey(step.scope) === levelKey(level.scope);
  const changed = steps.map((step) => {
    const role = parked.find((one) => isAbout(step, one));
    const before = role && contentOf(level.level, role, role.policyIds);
    return before ? ({ ...step, before } as UnorderedStep) : step;
  });
  const restored = parked
    .filter((role) => !changed.some((step) => isAbout(step, role)))
    .map((role) => restore(role, level));
  const freeing = [...changed, ...restored].filter((step) =>
    parked.some((role) => isAbout(step, role)),
  );
  const keys = freeing.map(({ key }) => key);
  return [...changed, ...restored, ...parkings.map((policy) => remove(policy, level, keys))];
}

function restore(role: RoleSnapshot, level: Level): UnorderedStep {
  return {
    ...describe(level, "role", role),
    operation: level.scope === "organization" ? "updateRole" : "updateProjectRole",
    kind: "role",
    before: contentOf(level.level, role, role.policyIds),
    after: contentOf(level.level, role, ownPolicies(level.level, role)),
    dependsOn: [],
  };
}

function remove(policy: PolicySnapshot, level: Level, dependsOn: readonly string[]): UnorderedStep {
  const { name, description, permissions } = policy;
  return {
    ...describe(level, "policy", policy),
    operation: level.scope === "organization" ? "deletePolicy" : "deleteProjectPolicy",
    kind: "policy",
    before: { name, description, permissions },
    after: null,
    dependsOn,
  };
}

function describe(
  { scope }: Level,
  kind: string,
  { id, name }: { readonly id: string; readonly name: string },
) {
  const prefix = scope === "organization" ? "" : `${scope.project}/`;
  const why = "left over from an interrupted run";
  return { key: `${prefix}${kind}:${id}`, scope, id, name, why, at: null, temporary: true };
}

function contentOf(
  { policies }: LevelSnapshot,
  { name, description }: RoleSnapshot,
  policyIds: readonly string[],
): RoleContent {
  const names = new Map(policies.map((policy) => [policy.id, policy.name]));
  const listed = policyIds.map((id) => ({ id, name: names.get(id) ?? id }));
  return { name, description, policies: listed };
}

import type { PlanStep } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot, RoleSnapshot } from "../model/snapshot.ts";
import { levelOf } from "../plan/object-keys.ts";
import { keysOfStep, prefixOf } from "./step-keys.ts";

/** What a step changes and what that depends on. */
export interface Touch {
  /** The keys of what the step changes. */
  readonly writes: readonly string[];
  /** The keys of what the step's effect depends on. */
  readonly uses: readonly string[];
  /** The members whose access may change. */
  readonly members: ReadonlySet<string>;
  readonly gains: boolean;
  readonly losses: boolean;
}

/**
 * Whether two steps must not be in flight together, because the state after the later one alone might be none that the
 * plan's order has for a member, or might change how many members hold a permission in both directions.
 */
export function isConflict(a: Touch, b: Touch): boolean {
  return (
    a.writes.some((key) => b.writes.includes(key) || b.uses.includes(key)) ||
    b.writes.some((key) => a.uses.includes(key)) ||
    [...a.members].some((id) => b.members.has(id)) ||
    (a.gains && b.losses) ||
    (a.losses && b.gains)
  );
}

/** Returns what a step touches in a state. */
export function touchOf(snapshot: OrganizationSnapshot, step: PlanStep): Touch {
  const { scope, before, after } = step;
  const level = levelOf(snapshot, scope === "organization" ? null : scope.project);
  const members = membersOf(snapshot, level, step);
  const uses = [before, after].flatMap((content) => usesOf(prefixOf(scope), content, level));
  return { writes: keysOfStep(step), uses, members, ...directionsOf(step, members) };
}

/** The members whose access a step may change. */
function membersOf(
  { organization }: OrganizationSnapshot,
  level: LevelSnapshot | null,
  step: PlanStep,
): ReadonlySet<string> {
  if (step.kind === "member") {
    return new Set([step.id]);
  }
  if (step.kind === "project") {
    // All holders of project:manage have access to a new project.
    return new Set(organization.members?.map(({ id }) => id));
  }
  const roles = level?.roles.filter((role) => isConcerned(role, step)) ?? [];
  const ids = new Set<string | null>(roles.map(({ id }) => id));
  return new Set(level?.members?.flatMap(({ id, roleId }) => (ids.has(roleId) ? [id] : [])));
}

function isConcerned(role: RoleSnapshot, { kind, id }: PlanStep): boolean {
  return kind === "policy" ? role.policyIds.includes(id) : kind === "role" && role.id === id;
}

function usesOf(prefix: string, content: PlanStep["before"], level: LevelSnapshot | null) {
  const toKeys = (ids: readonly string[]) => ids.map((id) => `${prefix}policy:${id}`);
  if (content && "policies" in content) {
    return toKeys(content.policies.map(({ id }) => id));
  }
  if (content && "role" in content && content.role) {
    const { id } = content.role;
    const role = level?.roles.find((one) => one.id === id);
    return [`${prefix}role:${id}`, ...toKeys(role?.policyIds ?? [])];
  }
  return [];
}

/** Whether members may gain or lose permissions. */
function directionsOf({ kind, before, after }: PlanStep, members: ReadonlySet<string>) {
  if (members.size === 0) {
    return { gains: false, losses: false };
  }
  if (kind === "member") {
    // Preset roles have no policies that could be compared, and a new Owner also changes the previous one.
    return { gains: after !== null, losses: true };
  }
  const [old, now] = [before, after].map((content) => new Set(content ? partsOf(content) : []));
  return {
    gains: [...(now ?? [])].some((id) => !old?.has(id)),
    losses: [...(old ?? [])].some((id) => !now?.has(id)),
  };
}

function partsOf(content: object): string[] {
  const { permissions, policies } = content as Record<
    string,
    readonly { readonly id: string }[] | undefined
  >;
  return (permissions ?? policies ?? []).map(({ id }) => id);
}

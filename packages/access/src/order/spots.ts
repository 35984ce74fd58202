import type { UnorderedStep } from "../model/plan.ts";
import type { AccessModel } from "./access-model.ts";
import { levelKey } from "./level-changes.ts";
import type { Bits, LevelModel } from "./level-model.ts";
import { tolerated } from "./tolerance.ts";

type Steps = Iterable<UnorderedStep>;

/** A role, and the permissions that it gets for a while. */
export interface Spot {
  readonly level: LevelModel;
  readonly role: string;
  readonly bits: Bits;
}

/**
 * Finds the roles that would have to be parked for a step. The roles that a policy affects keep what they grant. A role that
 * changes or gets members gets what suits them all.
 */
export function findSpots(
  model: AccessModel,
  step: UnorderedStep,
  pending: Steps,
): readonly Spot[] {
  const level = model.levelOf(step);
  if (!level) {
    return [];
  }
  if (step.kind === "policy") {
    const roles = findHurtRoles(model, step, level);
    return roles.map((role) => ({ level, role, bits: level.grantedBy(role) }));
  }
  const role = roleOf(step);
  const policies = step.kind === "role" ? (step.after?.policies ?? []).map(({ id }) => id) : [];
  if (role === undefined || changesOf(level, policies, pending).length > 0) {
    return [];
  }
  return [{ level, role, bits: tolerated(model, level, role, comingTo(level, role, pending)) }];
}

/** The step that changes a role later. */
export function findOwnStep(
  level: LevelModel,
  role: string,
  pending: Steps,
): UnorderedStep | undefined {
  return [...pending].find((step) => step.kind === "role" && step.id === role && isIn(level, step));
}

/** The steps that change some policies later. */
export function changesOf(
  level: LevelModel,
  policies: readonly string[],
  pending: Steps,
): readonly UnorderedStep[] {
  const ids = new Set(policies);
  return [...pending].filter(
    (step) => step.kind === "policy" && ids.has(step.id) && isIn(level, step),
  );
}

/** The roles whose members a step takes out of the envelope. */
function findHurtRoles(
  model: AccessModel,
  step: UnorderedStep,
  level: LevelModel,
): readonly string[] {
  const cells = model.touched(step);
  const before = cells.map(({ violations }) => violations);
  const revert = model.apply(step);
  const hurt = cells.filter(({ violations }, index) => {
    const { extra = 0, missing = 0 } = before[index] ?? {};
    return violations.extra > extra || violations.missing > missing;
  });
  revert();
  const roles = hurt.map((cell) => (cell.level === level ? cell.role : cell.organizationRole));
  return [...new Set(roles)].filter((role) => role !== null);
}

/** The members who get a role later. */
function comingTo(level: LevelModel, role: string, pending: Steps): ReadonlySet<string> {
  const coming = [...pending].filter(
    (step) => step.kind === "member" && step.after?.role?.id === role && isIn(level, step),
  );
  return new Set(coming.map(({ id }) => id));
}

/** The role that a step changes or gives. */
function roleOf(step: UnorderedStep): string | undefined {
  return step.kind === "member" ? step.after?.role?.id : step.kind === "role" ? step.id : undefined;
}

function isIn({ scope }: LevelModel, step: UnorderedStep): boolean {
  return levelKey(step.scope) === levelKey(scope);
}

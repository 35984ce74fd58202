import type { PlanStep } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot, Scope } from "../model/snapshot.ts";
import { inLevel } from "../order/in-level.ts";
import { levelOf } from "../plan/object-keys.ts";
import { LevelReader } from "../read/level-reader.ts";
import { listProjects } from "../read/read-organization.ts";
import type { Reader } from "../read/reader.ts";
import { requireComplete } from "../read/require-complete.ts";

/** Larger lists of members take several requests, so they are read again only at the end. */
const ONE_PAGE = 100;

/**
 * Reads the lists again that the steps change, and returns the expected state with these lists replaced.
 *
 * @throws {IncompleteReadError}
 */
export async function reread(
  reader: Reader,
  expected: OrganizationSnapshot,
  steps: readonly PlanStep[],
): Promise<OrganizationSnapshot> {
  let actual = expected;
  if (steps.some(({ kind }) => kind === "project" || kind === "governance")) {
    const projects = await listProjects(reader);
    const levels = new Map(expected.projects?.map(({ id, level }) => [id, level]));
    actual = {
      ...actual,
      projects: projects.map((one) => ({ ...one, level: levels.get(one.id) ?? null })),
    };
  }
  for (const scope of scopesOf(steps)) {
    const level = levelOf(actual, scope === "organization" ? null : scope.project);
    if (level) {
      const kinds = new Set(
        steps.filter((step) => isSame(step.scope, scope)).map(({ kind }) => kind),
      );
      const read = await rereadLevel(reader, scope, level, kinds);
      actual = inLevel(actual, scope, () => read);
    }
  }
  requireComplete(reader.records);
  return actual;
}

async function rereadLevel(
  reader: Reader,
  scope: Scope,
  level: LevelSnapshot,
  kinds: ReadonlySet<PlanStep["kind"]>,
): Promise<LevelSnapshot> {
  const lists = new LevelReader(reader, scope);
  const hasFewMembers = level.members !== null && level.members.length <= ONE_PAGE;
  const [policies, roles, members] = await Promise.all([
    kinds.has("policy") ? lists.policies() : level.policies,
    kinds.has("role") ? lists.roles() : level.roles,
    kinds.has("member") && hasFewMembers ? lists.members() : level.members,
  ]);
  return { ...level, policies, roles, members };
}

function scopesOf(steps: readonly PlanStep[]): Scope[] {
  const ids = steps.map(({ scope }) => (scope === "organization" ? "" : scope.project));
  return [...new Set(ids)].map((project) => (project === "" ? "organization" : { project }));
}

function isSame(a: Scope, b: Scope): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

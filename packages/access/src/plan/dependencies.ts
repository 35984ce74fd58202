import type { PlanStep } from "../model/plan.ts";
import type { LevelSnapshot, OrganizationSnapshot } from "../model/snapshot.ts";
import { levelOf } from "./object-keys.ts";
import { foldEmail } from "./text.ts";

type Step = Pick<PlanStep, "id" | "scope" | "kind" | "before" | "after">;

/** Lists the keys of everything that a plan depends on: what it changes, and what decides who gains and loses access. */
export function dependencyKeys(snapshot: OrganizationSnapshot, steps: readonly Step[]): string[] {
  const keys = new Set<string>();
  for (const step of steps) {
    const project = step.scope === "organization" ? null : step.scope.project;
    const prefix = project === null ? "" : `${project}/`;
    addOwn(keys, prefix, step);
    const level = levelOf(snapshot, project);
    if (level) {
      addRelated(keys, prefix, step, level);
    }
  }
  return [...keys].filter((key) => !/(?:^|\/|:)ref:/.test(key));
}

function addOwn(keys: Set<string>, prefix: string, { kind, id, before, after }: Step): void {
  if (kind === "governance") {
    keys.add(`project:${id}`);
  } else if (kind === "invitation" && after && "email" in after) {
    keys.add(`${prefix}email:${foldEmail(after.email)}`);
  } else if (before) {
    keys.add(`${prefix}${kind}:${id}`);
  }
  if (kind === "project" && !after) {
    keys.add(`project-content:${id}`);
  }
  const taken = nameOf(after);
  if (taken !== null && taken !== nameOf(before)) {
    keys.add(`${prefix}${kind}-name:${taken}`);
  }
}

function nameOf(content: Step["after"]): string | null {
  return content && "name" in content ? content.name : null;
}

function addRelated(keys: Set<string>, prefix: string, step: Step, level: LevelSnapshot): void {
  for (const id of relatedRoles(step, level)) {
    keys.add(`${prefix}role:${id}`);
    const role = level.roles.find((one) => one.id === id);
    for (const policy of role?.policyIds ?? []) {
      keys.add(`${prefix}policy:${policy}`);
    }
  }
  const { before, after } = step;
  for (const { id } of step.kind === "role" ? [...policiesOf(before), ...policiesOf(after)] : []) {
    keys.add(`${prefix}policy:${id}`);
  }
}

function policiesOf(content: Step["after"]): readonly { readonly id: string }[] {
  return content && "policies" in content ? content.policies : [];
}

/** The roles whose holders gain or lose something. */
function relatedRoles({ kind, id, before, after }: Step, { roles }: LevelSnapshot): string[] {
  if (kind === "policy") {
    return roles.filter(({ policyIds }) => policyIds.includes(id)).map((role) => role.id);
  }
  return [before, after].flatMap((content) =>
    content && "role" in content && content.role ? [content.role.id] : [],
  );
}

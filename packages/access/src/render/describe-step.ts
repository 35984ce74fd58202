import type { AccessChange, Plan, PlanStep } from "../model/plan.ts";
import type { Scope } from "../model/snapshot.ts";
import { people } from "./words.ts";

/** What a step changes, in parts that each format arranges. */
export interface StepDescription {
  readonly sign: "+" | "-" | "~";
  readonly noun: string;
  readonly name: string;
  /** The name of the project. `null`: the organization. */
  readonly project: string | null;
  /** Short remarks, such as `renamed from "Support"`. */
  readonly remarks: readonly string[];
  /** What is added to the object and removed from it. */
  readonly changes: readonly ListChange[];
  readonly unchanged: number;
}

/** One line of a list that changes. */
interface ListChange {
  readonly sign: "+" | "-";
  readonly name: string;
  readonly sensitive: boolean;
  readonly remark: string | null;
}

/** Describes a step. */
export function describeStep(plan: Plan, step: PlanStep): StepDescription {
  const before = itemsOf(step.before);
  const after = itemsOf(step.after);
  const added = after.filter(({ id }) => !before.some((one) => one.id === id));
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id));
  const sign = step.after === null ? "-" : step.before === null ? "+" : "~";
  return {
    sign,
    noun: step.kind,
    name: step.name,
    project: projectName(plan, step.scope),
    remarks: remarksOf(step),
    changes: [
      ...added.map(({ name }) => toChange(plan, step, "+", name)),
      ...removed.map(({ name }) => toChange(plan, step, "-", name)),
    ],
    unchanged: after.length - added.length,
  };
}

/** The name of a project. `null` for the organization. */
export function projectName({ target }: Plan, scope: Scope): string | null {
  return scope === "organization" ? null : (target.projects[scope.project] ?? scope.project);
}

interface Item {
  readonly id: string;
  readonly name: string;
}

function itemsOf(content: PlanStep["after"]): readonly Item[] {
  if (content && "permissions" in content) {
    return content.permissions;
  }
  return content && "policies" in content ? content.policies : [];
}

function toChange(plan: Plan, step: PlanStep, sign: "+" | "-", name: string): ListChange {
  const found = step.kind === "policy" ? findAccess(plan, step, sign, name) : undefined;
  if (!found) {
    return { sign, name, sensitive: false, remark: null };
  }
  const roles = found.paths.filter(({ policy }) => policy?.id === step.id);
  const names = [...new Set(roles.map(({ role }) => role.name))];
  const through = names.length > 1 ? `${names.length} roles` : `role ${names[0]}`;
  const verb = sign === "+" ? "widens" : "narrows";
  const remark = `${verb} access: ${people(found.members.length)} through ${through}`;
  return { sign, name, sensitive: found.sensitive && sign === "+", remark };
}

/** The gain or loss that a policy causes. */
function findAccess(
  { access }: Plan,
  { scope, id }: PlanStep,
  sign: "+" | "-",
  permission: string,
): AccessChange | undefined {
  const project = scope === "organization" ? null : scope.project;
  return (sign === "+" ? access.gains : access.losses).find(
    (change) =>
      change.permission === permission &&
      (change.scope === "organization" ? null : change.scope.project) === project &&
      change.paths.some(({ policy }) => policy?.id === id),
  );
}

function remarksOf({ why, before, after, temporary }: PlanStep): string[] {
  const remarks = why === "declared" ? [] : [why.startsWith("renamed") ? `${why}, id kept` : why];
  const description = (content: PlanStep["after"]) =>
    content && "description" in content ? content.description || null : undefined;
  if (before && after && description(before) !== description(after)) {
    remarks.push(description(after) === null ? "description cleared" : "description changed");
  }
  const [from, to] = [assignmentOf(before), assignmentOf(after)];
  if (from !== undefined && to !== undefined) {
    remarks.push(`${from ?? "none"} → ${to ?? "none"}`);
  } else if (from !== undefined || to !== undefined) {
    remarks.push(`${from ?? to ?? "no role"}`);
  }
  return temporary ? [...remarks, "temporary"] : remarks;
}

/** The role of a member, or the governance policy of a project. */
function assignmentOf(content: PlanStep["after"]): string | null | undefined {
  if (content && "role" in content) {
    return content.role?.name ?? null;
  }
  return content && "policy" in content ? (content.policy?.name ?? null) : undefined;
}

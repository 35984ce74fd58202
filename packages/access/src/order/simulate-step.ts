import { newProjectLevel } from "../access/new-project-level.ts";
import type { StepChange, StepKind } from "../model/plan.ts";
import type {
  LevelSnapshot,
  OrganizationSnapshot,
  RoleSnapshot,
  Scope,
} from "../model/snapshot.ts";
import { inLevel } from "./in-level.ts";
import { simulateMember } from "./simulate-member.ts";

/** The part of a step that says what it does. */
export type Simulated = { readonly scope: Scope; readonly id: string } & StepChange;

type Of<K extends StepKind> = Extract<Simulated, { readonly kind: K }>;

/**
 * Returns the organization after a step. What the step does not change is shared with the given snapshot. A step that does not
 * fit, such as the deletion of something unknown, changes nothing.
 */
export function simulateStep(
  snapshot: OrganizationSnapshot,
  step: Simulated,
): OrganizationSnapshot {
  switch (step.kind) {
    case "policy":
      return inLevel(snapshot, step.scope, (level) => simulatePolicy(level, step));
    case "role":
      return inLevel(snapshot, step.scope, (level) => simulateRole(level, step));
    case "invitation":
      return inLevel(snapshot, step.scope, (level) => simulateInvitation(level, step));
    case "member":
      return simulateMember(snapshot, step);
    case "project":
      return simulateProject(snapshot, step);
    case "governance":
      return simulateGovernance(snapshot, step);
  }
}

function simulatePolicy(level: LevelSnapshot, { id, after }: Of<"policy">): LevelSnapshot {
  if (after) {
    return { ...level, policies: put(level.policies, { id, ...after }) };
  }
  const detach = (role: RoleSnapshot) =>
    role.policyIds.includes(id)
      ? { ...role, policyIds: role.policyIds.filter((one) => one !== id) }
      : role;
  return {
    ...level,
    policies: level.policies.filter((policy) => policy.id !== id),
    roles: level.roles.map(detach),
  };
}

function simulateRole(level: LevelSnapshot, { id, after }: Of<"role">): LevelSnapshot {
  if (!after) {
    return { ...level, roles: level.roles.filter((role) => role.id !== id) };
  }
  const { policies, ...content } = after;
  const policyIds = policies.map((policy) => policy.id);
  return { ...level, roles: put(level.roles, { id, ...content, preset: false, policyIds }) };
}

function simulateInvitation(level: LevelSnapshot, { id, before, after }: Of<"invitation">) {
  const email = (before ?? after)?.email.toLowerCase();
  const others = level.invitations?.filter((one) => one.email.toLowerCase() !== email);
  const added = after
    ? [{ id: Number(id) || 0, email: after.email, roleId: after.role?.id ?? null }]
    : [];
  return { ...level, invitations: others ? [...others, ...added] : null };
}

function simulateProject(snapshot: OrganizationSnapshot, { id, after }: Of<"project">) {
  const { projects } = snapshot;
  if (!after) {
    return { ...snapshot, projects: projects?.filter((project) => project.id !== id) ?? null };
  }
  const known = projects?.find((project) => project.id === id);
  const level = newProjectLevel(projects ?? []);
  const project = known ?? { id, name: "", description: null, governancePolicyId: null, level };
  return { ...snapshot, projects: put(projects ?? [], { ...project, ...after }) };
}

function simulateGovernance(snapshot: OrganizationSnapshot, step: Of<"governance">) {
  const { before, after } = step;
  const id = (after ?? before)?.project.id;
  const governancePolicyId = after?.policy?.id ?? null;
  const projects = snapshot.projects?.map((project) =>
    project.id === id ? { ...project, governancePolicyId } : project,
  );
  return { ...snapshot, projects: projects ?? null };
}

/** Replaces the item with the same id, or adds it. */
function put<T extends { readonly id: string }>(items: readonly T[], item: T): readonly T[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items, item];
}

import { failure, success } from "../reply.ts";
import { findById, toReference } from "../scope.ts";
import type { GovernancePolicy, NamedReference, ProjectIdsInput } from "../types.ts";
import type { Context, ProjectScope, RunOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

export const listGovernancePolicies: RunOperation = (_, context) =>
  success({ governancePolicies: countProjects(context) });

export const listGovernancePolicyProjects = withPolicy((policy, call, context) => {
  const projects = projectsOf(context, policy);
  return success({
    projects: pageOf(projects, call).map(({ project }) => toReference(project)),
    total: projects.length,
  });
});

/** A project has at most one governance policy, so this replaces the previous one. */
export const assignProjects = withPolicy((policy, { body }, { projects }) => {
  const ids = [...new Set((body as ProjectIdsInput).projectIds)];
  const assigned = ids.filter((id) => findById(projects, id));
  setPolicy(projects, assigned, toReference(policy));
  return success({
    governancePolicy: toReference(policy),
    assignedProjectIds: assigned,
    notFoundProjectIds: ids.filter((id) => !assigned.includes(id)),
    count: assigned.length,
  });
});

export const unassignProjects = withPolicy((policy, { body }, context) => {
  const ids = [...new Set((body as ProjectIdsInput).projectIds)];
  const current = projectsOf(context, policy);
  const unassigned = ids.filter((id) => findById(current, id));
  setPolicy(context.projects, unassigned, null);
  return success({
    governancePolicy: toReference(policy),
    unassignedProjectIds: unassigned,
    skippedProjectIds: ids.filter((id) => !unassigned.includes(id)),
    count: unassigned.length,
  });
});

/** Returns the governance policies with the current number of their projects. */
export function countProjects(context: Context): readonly GovernancePolicy[] {
  return context.governancePolicies.map((policy) => ({
    ...policy,
    projectsCount: projectsOf(context, policy).length,
  }));
}

function withPolicy(
  run: (policy: GovernancePolicy, ...rest: Parameters<RunOperation>) => ReturnType<RunOperation>,
): RunOperation {
  return (call, context) => {
    const policy = findById(context.governancePolicies, call.params["policyId"]);
    return policy ? run(policy, call, context) : failure(404);
  };
}

function projectsOf({ projects }: Context, { id }: NamedReference): readonly ProjectScope[] {
  return projects.filter(({ project }) => project.governancePolicy?.id === id);
}

function setPolicy(
  projects: readonly ProjectScope[],
  ids: readonly string[],
  governancePolicy: NamedReference | null,
): void {
  for (const one of projects) {
    if (ids.includes(one.id)) {
      one.project = { ...one.project, governancePolicy };
    }
  }
}

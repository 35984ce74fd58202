import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import { deleteProjectByName } from "../resources/delete-project-by-name.ts";
import {
  assignProjectsToGovernancePolicy,
  listGovernancePolicies,
  listGovernancePolicyProjects,
  unassignProjectsFromGovernancePolicy,
} from "../resources/governance-policies.ts";
import type { IterateOptions } from "../resources/iterate-pages.ts";
import type { Page, PageQuery } from "../resources/page.ts";
import {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  updateProject,
} from "../resources/projects.ts";
import {
  iterateGovernancePolicyProjects,
  listAllGovernancePolicyProjects,
} from "../resources/read-governance-policy-projects.ts";
import type {
  CreatedProject,
  DeletedProject,
  GovernanceAssignment,
  GovernancePolicy,
  GovernanceUnassignment,
  NamedReference,
  Project,
  ProjectIdsInput,
  ProjectInput,
  ProjectUpdate,
} from "../types.gen.ts";

/** The operations on the organization's projects, bound to a client. */
export interface Projects {
  /** Lists the projects: {@link listProjects}. */
  list(options?: CallOptions): Promise<Project[]>;
  /** Returns one project: {@link getProject}. */
  get(projectId: string, options?: CallOptions): Promise<Project>;
  /** Creates a project and its default API key: {@link createProject}. */
  create(project: ProjectInput, options?: CallOptions): Promise<CreatedProject>;
  /** Changes a project's name, description or both: {@link updateProject}. */
  update(projectId: string, project: ProjectUpdate, options?: CallOptions): Promise<Project>;
  /** Deletes a project and everything in it: {@link deleteProject}. */
  delete(projectId: string, options?: CallOptions): Promise<DeletedProject>;
  /** Deletes the project with this name and everything in it: {@link deleteProjectByName}. */
  deleteByName(name: string, options?: CallOptions): Promise<DeletedProject>;
}

/** The operations on governance policies, bound to a client. */
export interface GovernancePolicies {
  /** Lists the governance policies: {@link listGovernancePolicies}. */
  list(options?: CallOptions): Promise<GovernancePolicy[]>;
  /** Lists all projects of a governance policy: {@link listAllGovernancePolicyProjects}. */
  listProjects(policyId: string, options?: CallOptions): Promise<NamedReference[]>;
  /** Returns one page of a governance policy's projects: {@link listGovernancePolicyProjects}. */
  listProjectsPage(
    policyId: string,
    query?: PageQuery,
    options?: CallOptions,
  ): Promise<Page<NamedReference>>;
  /** Reads the projects of a governance policy page by page: {@link iterateGovernancePolicyProjects}. */
  iterateProjects(
    policyId: string,
    paging?: IterateOptions,
    options?: CallOptions,
  ): AsyncIterable<NamedReference>;
  /** Assigns a governance policy to projects: {@link assignProjectsToGovernancePolicy}. */
  assign(
    policyId: string,
    projects: ProjectIdsInput,
    options?: CallOptions,
  ): Promise<GovernanceAssignment>;
  /** Unassigns a governance policy from projects: {@link unassignProjectsFromGovernancePolicy}. */
  unassign(
    policyId: string,
    projects: ProjectIdsInput,
    options?: CallOptions,
  ): Promise<GovernanceUnassignment>;
}

/** The operations on projects and their governance policies. */
export interface ProjectsBinding {
  readonly projects: Projects;
  readonly governancePolicies: GovernancePolicies;
}

/** Binds the operations on projects and governance policies to a client. */
export function bindProjects(client: ConfidentClient): ProjectsBinding {
  return {
    projects: {
      list: listProjects.bind(null, client),
      get: getProject.bind(null, client),
      create: createProject.bind(null, client),
      update: updateProject.bind(null, client),
      delete: deleteProject.bind(null, client),
      deleteByName: deleteProjectByName.bind(null, client),
    },
    governancePolicies: {
      list: listGovernancePolicies.bind(null, client),
      listProjects: listAllGovernancePolicyProjects.bind(null, client),
      listProjectsPage: listGovernancePolicyProjects.bind(null, client),
      iterateProjects: iterateGovernancePolicyProjects.bind(null, client),
      assign: assignProjectsToGovernancePolicy.bind(null, client),
      unassign: unassignProjectsFromGovernancePolicy.bind(null, client),
    },
  };
}

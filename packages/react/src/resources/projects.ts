import {
  type ApiKey,
  type CreatedProject,
  createProject,
  type DeletedProject,
  deleteProject,
  getProject,
  listProjects,
  type Project,
  type ProjectInput,
  type ProjectUpdate,
  updateProject,
} from "@confident-admin/core";
import { defineMutation } from "../cache/define-mutation.ts";
import { defineQuery } from "../cache/define-query.ts";
import { defineSecretMutation } from "../cache/define-secret-mutation.ts";
import { removingQueries } from "../cache/deleted-queries.ts";
import type { KeyPath } from "../cache/query-key.ts";
import type {
  MutationFactory,
  QueryFactory,
  SecretMutationFactory,
} from "../cache/query-options.ts";
import type { PreviewContext, ProjectId, Resource } from "../cache/resource.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** The project to change, and the fields to change. */
export interface UpdateProjectVariables {
  readonly projectId: string;
  readonly project: ProjectUpdate;
}

/** The project to delete. */
export interface DeleteProjectVariables {
  readonly projectId: string;
}

const projects: Resource<[]> = {
  path: () => ["organization", "projects"],
  id: "projectId",
  itemPath: details,
  rowIn: (response: Project & Partial<CreatedProject>) => response.project ?? response,
  preview: previewProject,
};
const governance = ["organization", "governance-policies"];

/** Lists the projects of the organization. */
export const projectsQuery: QueryFactory<[], Project[]> = /* @__PURE__ */ defineQuery(
  projects,
  listProjects,
);

/** Reads one project. */
export const projectQuery: QueryFactory<ProjectId, Project> = /* @__PURE__ */ defineQuery(
  { path: details },
  getProject,
);

/** Creates a project and its default API key. `onSecret` receives the key's value, if the server returns a key. */
export const createProjectMutation: SecretMutationFactory<[], CreatedProject, ProjectInput> =
  /* @__PURE__ */ defineSecretMutation(
    projects,
    createProject,
    // Contrary to the document, a server might return no key.
    ({ project, apiKey }: { project: Project; apiKey?: ApiKey }) => [
      apiKey?.value,
      { project, ...(apiKey && { apiKey: redactSecrets(apiKey) }) } as CreatedProject,
    ],
    () => [governance],
  );

/** Changes the given fields of a project. */
export const updateProjectMutation: MutationFactory<[], Project, UpdateProjectVariables> =
  /* @__PURE__ */ defineMutation(
    projects,
    "update",
    (client, { projectId, project }, call) => updateProject(client, projectId, project, call),
    () => [governance],
  );

/** Deletes a project and everything in it. */
export const deleteProjectMutation: MutationFactory<[], DeletedProject, DeleteProjectVariables> =
  /* @__PURE__ */ removingQueries(
    /* @__PURE__ */ defineMutation(
      projects,
      "delete",
      (client, { projectId }, call) => deleteProject(client, projectId, call),
      ({ projectId }) => [["project", projectId], governance],
    ),
    ({ projectId }, key) => [...key.slice(0, 2), "project", projectId],
  );

function details(projectId: string): KeyPath {
  return ["project", projectId, "details"];
}

function previewProject(
  variables: ProjectInput & Partial<UpdateProjectVariables>,
  { kind }: PreviewContext,
): object {
  const { email: _, ...created } = variables;
  return kind === "create" ? created : { ...variables.project };
}

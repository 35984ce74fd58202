import { ConfidentArgumentError } from "../errors.ts";
import { checkIds } from "../operation/check-ids.ts";
import { checkDeleted, checkFields, checkList } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import { executeWithSecrets } from "../operation/execute-with-secrets.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type {
  CreatedProject,
  DeletedProject,
  Project,
  ProjectInput,
  ProjectUpdate,
} from "../types.gen.ts";
import { API_KEY } from "./api-key-input.ts";
import { checkName } from "./check-name.ts";

/**
 * Lists all projects of the organization.
 *
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/list-projects
 */
export function listProjects(client: ConfidentClient, options?: CallOptions): Promise<Project[]> {
  return execute(
    client,
    "listProjects",
    options,
    (api, call) => api.GET("/v1/projects", { call }),
    (data) => checkList(data?.projects, {}),
  );
}

/**
 * Creates a project and its default API key. Only this response has the key's complete `value`. Not retried if the
 * response is lost. If the server returns no key, contrary to the document, `apiKey` is missing, but the project
 * exists.
 *
 * @throws {ConfidentArgumentError} if the name is empty or only whitespace. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/create-project
 */
export function createProject(
  client: ConfidentClient,
  project: ProjectInput,
  options?: CallOptions,
): Promise<CreatedProject> {
  return executeWithSecrets(
    client,
    "createProject",
    options,
    (api, call) => api.POST("/v1/projects", { body: checkProject(project), call }),
    // Even without a key, the project exists, and its id must not be lost.
    (data) =>
      checkFields(data?.project, {}) && (!data?.apiKey || checkFields(data.apiKey, API_KEY))
        ? data
        : undefined,
  );
}

/**
 * Returns one project.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/retrieve-project
 */
export function getProject(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<Project> {
  return execute(
    client,
    "getProject",
    options,
    (api, call) =>
      api.GET("/v1/projects/{projectId}", { params: { path: checkIds({ projectId }) }, call }),
    (data) => checkFields(data?.project, {}),
  );
}

/**
 * Changes a project's name, description or both. Omitted fields are kept. Waits for earlier writes to the same project
 * from this process.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, the changes are not an object, or the name
 * is empty or only whitespace. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/update-project
 */
export function updateProject(
  client: ConfidentClient,
  projectId: string,
  project: ProjectUpdate,
  options?: CallOptions,
): Promise<Project> {
  return execute(
    client,
    "updateProject",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }) };
      const body = checkProjectUpdate(project);
      return queueWrite(client, writeTarget("project", projectId), options, () =>
        api.PUT("/v1/projects/{projectId}", { params, body, call }),
      );
    },
    (data) => checkFields(data?.project, {}),
  );
}

/**
 * Deletes a project and everything in it, including its API keys. This cannot be undone. Waits for earlier writes to
 * the same project from this process. Retried if the response is lost, as {@link deletePolicy} is.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/delete-project
 */
export function deleteProject(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<DeletedProject> {
  return execute(
    client,
    "deleteProject",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }) };
      return queueWrite(client, writeTarget("project", projectId), options, () =>
        api.DELETE("/v1/projects/{projectId}", { params, call }),
      );
    },
    (data, status) => checkDeleted(projectId, data, status),
  );
}

function checkProject(project: ProjectInput): ProjectInput {
  checkName("A project", project?.name);
  return project;
}

function checkProjectUpdate(project: ProjectUpdate): ProjectUpdate {
  if (typeof project !== "object" || project === null) {
    throw new ConfidentArgumentError("The changes to a project must be an object.");
  }
  if (project.name !== undefined) {
    checkName("A project", project.name);
  }
  return { ...project };
}

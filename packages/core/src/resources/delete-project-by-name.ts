import { ConfidentConflictError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedProject } from "../types.gen.ts";
import { checkLookupName, notFoundByName, selectOnly } from "./collection/find.ts";
import { deleteProject, listProjects } from "./projects.ts";

/**
 * Deletes the project with this exact name and everything in it. This cannot be undone. Sends two requests.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no project has this name; the message suggests similar names.
 * @throws {ConfidentConflictError} if several projects have this name; the message lists their ids. Nothing was deleted.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/delete-project
 */
export function deleteProjectByName(
  client: ConfidentClient,
  name: string,
  options?: CallOptions,
): Promise<DeletedProject> {
  return withErrorContext(client, "deleteProjectByName", async () => {
    checkLookupName("project", name);
    const projects = await listProjects(client, options);
    const project = selectOnly(projects, name, "projects", "Delete one by its id.");
    if (!project) {
      throw notFoundByName("deleteProjectByName", "project", name, projects);
    }
    if (project.id === undefined) {
      throw new ConfidentConflictError(
        `The project ${JSON.stringify(name)} was not deleted: the server does not return its id.`,
        { delivery: "answered" },
      );
    }
    return deleteProject(client, project.id, options);
  });
}

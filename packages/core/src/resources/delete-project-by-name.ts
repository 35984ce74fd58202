import { ConfidentConflictError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { DeletedProject } from "../types.gen.ts";
import { checkLookupName, notFoundByName, selectOnly } from "./collection/find.ts";
import { isValidId } from "./is-valid-id.ts";
import { deleteProject, listProjects } from "./projects.ts";

/**
 * Deletes the project with this exact name and everything in it. This cannot be undone. Sends two requests.
 *
 * @throws {ConfidentArgumentError} if `name` is not a string, or is empty. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no project has this name; the message suggests similar names.
 * @throws {ConfidentConflictError} if several projects have this name, or if the server returns no valid id. Nothing
 * was deleted. The message lists the ids. Also thrown if the response to the deletion has another id.
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
    const { id } = project;
    if (!isValidId(id)) {
      throw conflict(name, "was not deleted: the server does not return a valid id for it.");
    }
    const deleted = await deleteProject(client, id, options);
    if (deleted.id !== id) {
      throw conflict(
        name,
        "was to be deleted, but the response has another id. List the projects to see which exist.",
      );
    }
    return deleted;
  });
}

function conflict(name: string, problem: string): ConfidentConflictError {
  return new ConfidentConflictError(`The project ${JSON.stringify(name)} ${problem}`, {
    delivery: "answered",
  });
}

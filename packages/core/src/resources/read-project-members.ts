import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { ProjectMember } from "../types.gen.ts";
import { findByEmail } from "./find-by-email.ts";
import {
  type IterateOptions,
  iteratePages,
  listAllPages,
  type PagedList,
} from "./iterate-pages.ts";
import { listProjectMembers } from "./project-members.ts";

/**
 * Lists all members of a project, as {@link listAllMembers} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentConflictError} if the list changed while it was read. Read it again.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/list-project-members
 */
export function listAllProjectMembers(
  client: ConfidentClient,
  projectId: string,
  options?: CallOptions,
): Promise<ProjectMember[]> {
  return listAllPages(pagedMembers(client, projectId, "listAllProjectMembers", options));
}

/**
 * Reads the members of a project page by page, as {@link iterateMembers} does. The loop also throws a
 * {@link ConfidentArgumentError} if `projectId` cannot be a path segment.
 *
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/list-project-members
 */
export function iterateProjectMembers(
  client: ConfidentClient,
  projectId: string,
  paging?: IterateOptions,
  options?: CallOptions,
): AsyncIterable<ProjectMember> {
  return iteratePages(pagedMembers(client, projectId, "iterateProjectMembers", options), paging);
}

/**
 * Returns the member of a project with this email address, as {@link getMemberByEmail} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `email` is not a string, or is empty or
 * only whitespace. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no member of the project has this address.
 * @throws {ConfidentConflictError} if the list changed while it was read.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/list-project-members
 */
export function getProjectMemberByEmail(
  client: ConfidentClient,
  projectId: string,
  email: string,
  options?: CallOptions,
): Promise<ProjectMember> {
  return findByEmail(pagedMembers(client, projectId, "getProjectMemberByEmail", options), email);
}

function pagedMembers(
  client: ConfidentClient,
  projectId: string,
  operation: string,
  options: CallOptions | undefined,
): PagedList<ProjectMember> {
  return {
    client,
    operation,
    options,
    readPage: (query, own) => listProjectMembers(client, projectId, query, own),
  };
}

import type { ConfidentClient } from "../operation/internals.ts";
import type { CallOptions } from "../options.ts";
import type { Member } from "../types.gen.ts";
import { findByEmail } from "./find-by-email.ts";
import {
  type IterateOptions,
  iteratePages,
  listAllPages,
  type PagedList,
} from "./iterate-pages.ts";
import { listMembers } from "./members.ts";

/**
 * Lists all members of the organization. Sends one request per 100 members. One kind of change cannot be detected: if
 * one member is removed and another is added between two requests, the total stays the same and a third member might be
 * missing.
 *
 * @throws {ConfidentConflictError} if the list changed while it was read. Read it again.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/list-organization-members
 */
export function listAllMembers(client: ConfidentClient, options?: CallOptions): Promise<Member[]> {
  return listAllPages(pagedMembers(client, "listAllMembers", options));
}

/**
 * Reads the members of the organization page by page: `for await (const member of iterateMembers(client))`. Every loop
 * starts at the first page. Leaving the loop ends its requests. Some changes between two requests cannot be detected,
 * as in {@link listAllMembers}.
 *
 * The loop throws a {@link ConfidentArgumentError} if an option is out of range, a {@link ConfidentConflictError} if
 * the list changed while it was read, and a {@link ConfidentError} if a request fails.
 *
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/list-organization-members
 */
export function iterateMembers(
  client: ConfidentClient,
  paging?: IterateOptions,
  options?: CallOptions,
): AsyncIterable<Member> {
  return iteratePages(pagedMembers(client, "iterateMembers", options), paging);
}

/**
 * Returns the member of the organization with this email address, ignoring case. The API has no operation for this, so
 * the function reads 100 members per request until it finds the address.
 *
 * @throws {ConfidentArgumentError} if `email` is not a string, or is empty or only whitespace. Nothing is sent.
 * @throws {ConfidentNotFoundError} if no member has this address.
 * @throws {ConfidentConflictError} if the list changed while it was read.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/list-organization-members
 */
export function getMemberByEmail(
  client: ConfidentClient,
  email: string,
  options?: CallOptions,
): Promise<Member> {
  return findByEmail(pagedMembers(client, "getMemberByEmail", options), email);
}

function pagedMembers(
  client: ConfidentClient,
  operation: string,
  options: CallOptions | undefined,
): PagedList<Member> {
  return {
    client,
    operation,
    options,
    readPage: (query, own) => listMembers(client, query, own),
  };
}

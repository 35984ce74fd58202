import { checkIds } from "../operation/check-ids.ts";
import { checkFields, checkList, checkRemoved } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { Member, MemberRoleInput, RemovedMember } from "../types.gen.ts";
import { checkPageQuery, type Page, type PageQuery, toPage } from "./page.ts";
import { checkMemberRole, type NamedMemberRoleInput, toMemberRoleBody } from "./role-reference.ts";
import { listRoles } from "./roles.ts";

/** The fields that a member of the organization or a project must have. */
export const MEMBER = { id: "string", email: "string" } as const;

/**
 * Returns one page of the organization's members.
 *
 * @throws {ConfidentArgumentError} if `page` or `pageSize` is out of range. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/list-organization-members
 */
export function listMembers(
  client: ConfidentClient,
  query?: PageQuery,
  options?: CallOptions,
): Promise<Page<Member>> {
  return execute(
    client,
    "listMembers",
    options,
    (api, call) => {
      const params = { query: checkPageQuery(query) };
      return api.GET("/v1/organization/members", { params, call });
    },
    (data) => toPage(checkList(data?.members, MEMBER), data?.total, query),
  );
}

/**
 * Gives a member another role in the organization. Sends one request, and one more if you pass `role`. Passing the id
 * of the Owner role transfers ownership: the previous Owner becomes Admin. Waits for earlier writes to the same member
 * from this process.
 *
 * @throws {ConfidentArgumentError} if `userId` cannot be a path segment, `roleId` and `role` are both missing or both
 * given, or `role` is unknown or Owner. Nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several roles have the name that you pass. Nothing was written.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/update-organization-member-role
 */
export function updateMemberRole(
  client: ConfidentClient,
  userId: string,
  role: MemberRoleInput | NamedMemberRoleInput,
  options?: CallOptions,
): Promise<Member> {
  return execute(
    client,
    "updateMemberRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ userId }) };
      const checked = checkMemberRole(role);
      return queueWrite(client, writeTarget("member", userId), options, async () => {
        const body = await toMemberRoleBody(checked, () => listRoles(client, options));
        return api.PUT("/v1/organization/members/{userId}", { params, body, call });
      });
    },
    (data) => checkFields(data?.member, MEMBER),
  );
}

/**
 * Removes a member from the organization and all of its projects. The API rejects the removal of the Owner. Waits for
 * earlier writes to the same member from this process. If the response is lost, retries as {@link deletePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `userId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/organization/members/remove-organization-member
 */
export function removeMember(
  client: ConfidentClient,
  userId: string,
  options?: CallOptions,
): Promise<RemovedMember> {
  return execute(
    client,
    "removeMember",
    options,
    (api, call) => {
      const params = { path: checkIds({ userId }) };
      return queueWrite(client, writeTarget("member", userId), options, () =>
        api.DELETE("/v1/organization/members/{userId}", { params, call }),
      );
    },
    (data, status) => checkRemoved(userId, data, status),
  );
}

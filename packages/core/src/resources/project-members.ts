import { checkIds } from "../operation/check-ids.ts";
import { checkFields, checkList, checkRemoved } from "../operation/check-value.ts";
import { execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { queueWrite, writeTarget } from "../operation/write-queue.ts";
import type { CallOptions } from "../options.ts";
import type { MemberRoleInput, ProjectMember, RemovedMember } from "../types.gen.ts";
import { MEMBER } from "./members.ts";
import { checkPageQuery, type Page, type PageQuery, toPage } from "./page.ts";
import { listProjectRoles } from "./project-roles.ts";
import { checkMemberRole, type NamedMemberRoleInput, toMemberRoleBody } from "./role-reference.ts";

/**
 * Returns one page of the project's members.
 *
 * @throws {ConfidentArgumentError} if `projectId` cannot be a path segment, or `page` or `pageSize` is out of range.
 * Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/list-project-members
 */
export function listProjectMembers(
  client: ConfidentClient,
  projectId: string,
  query?: PageQuery,
  options?: CallOptions,
): Promise<Page<ProjectMember>> {
  return execute(
    client,
    "listProjectMembers",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId }), query: checkPageQuery(query) };
      return api.GET("/v1/projects/{projectId}/members", { params, call });
    },
    (data) => toPage(checkList(data?.members, MEMBER), data?.total, query),
  );
}

/**
 * Gives a member another role in the project. Sends one request, and one more if you pass `role`. Passing the id of the
 * Owner role transfers ownership: the previous Owner becomes Manager. Waits for earlier writes to the same member from
 * this process.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `userId` cannot be a path segment, `roleId` and `role` are both
 * missing or both given, or `role` is unknown or Owner. Nothing was written.
 * @throws {ConfidentError} if the call fails.
 * @throws {ConfidentConflictError} if several roles have the name that you pass. Nothing was written.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/update-project-member-role
 */
export function updateProjectMemberRole(
  client: ConfidentClient,
  projectId: string,
  userId: string,
  role: MemberRoleInput | NamedMemberRoleInput,
  options?: CallOptions,
): Promise<ProjectMember> {
  return execute(
    client,
    "updateProjectMemberRole",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, userId }) };
      const checked = checkMemberRole(role);
      return queueWrite(
        client,
        writeTarget("project member", projectId, userId),
        options,
        async () => {
          const body = await toMemberRoleBody(checked, () =>
            listProjectRoles(client, projectId, options),
          );
          return api.PUT("/v1/projects/{projectId}/members/{userId}", { params, body, call });
        },
      );
    },
    (data) => checkFields(data?.member, MEMBER),
  );
}

/**
 * Removes a member from the project only. The API rejects the removal of the Owner. Waits for earlier writes to the
 * same member from this process. If the response is lost, retries as {@link deletePolicy} does.
 *
 * @throws {ConfidentArgumentError} if `projectId` or `userId` cannot be a path segment. Nothing is sent.
 * @throws {ConfidentError} if the call fails.
 * @see https://www.confident-ai.com/docs/api-reference/projects/members/remove-project-member
 */
export function removeProjectMember(
  client: ConfidentClient,
  projectId: string,
  userId: string,
  options?: CallOptions,
): Promise<RemovedMember> {
  return execute(
    client,
    "removeProjectMember",
    options,
    (api, call) => {
      const params = { path: checkIds({ projectId, userId }) };
      return queueWrite(client, writeTarget("project member", projectId, userId), options, () =>
        api.DELETE("/v1/projects/{projectId}/members/{userId}", { params, call }),
      );
    },
    (data, status) => checkRemoved(userId, data, status),
  );
}

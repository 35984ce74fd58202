import { entity, execute } from "../operation/execute.ts";
import { writeTarget } from "../operation/write-queue.ts";
import type { NamedReference, ProjectRole, Role, RoleInput } from "../types.gen.ts";
import type { Checked, Collection, Content } from "./collection/collection.ts";
import { listPolicies } from "./policies.ts";
import { listProjectPolicies } from "./project-policies.ts";
import { createProjectRole, listProjectRoles } from "./project-roles.ts";
import { checkRole, type NamedRoleInput, toRoleBody } from "./role-input.ts";
import { createRole, listRoles } from "./roles.ts";

/** The organization's roles. */
export const roles: Collection<Role, RoleInput | NamedRoleInput> = {
  type: "Role",
  noun: "role",
  parts: "policies",
  owner: "organizationId",
  path: {},
  queue: (id) => writeTarget("role", id),
  list: listRoles,
  create: (client, content, options) => createRole(client, toBody(content), options),
  put: (client, roleId, content, options, beforeRetry) =>
    execute(
      client,
      "updateRole",
      options,
      (api, call) => {
        const params = { path: { roleId } };
        return api.PUT("/v1/organization/roles/{roleId}", { params, body: toBody(content), call });
      },
      (data) => entity(data?.role),
      beforeRetry,
    ),
  check: (input) => check(input, listPolicies),
};

/** A project's roles. */
export function projectRoles(
  projectId: string,
): Collection<ProjectRole, RoleInput | NamedRoleInput> {
  return {
    type: "ProjectRole",
    noun: "role",
    parts: "policies",
    owner: "projectId",
    path: { projectId },
    queue: (id) => writeTarget("project role", projectId, id),
    list: (client, options) => listProjectRoles(client, projectId, options),
    create: (client, content, options) =>
      createProjectRole(client, projectId, toBody(content), options),
    put: (client, roleId, content, options, beforeRetry) =>
      execute(
        client,
        "updateProjectRole",
        options,
        (api, call) => {
          const params = { path: { projectId, roleId } };
          const body = toBody(content);
          return api.PUT("/v1/projects/{projectId}/roles/{roleId}", { params, body, call });
        },
        (data) => entity(data?.role),
        beforeRetry,
      ),
    check: (input) =>
      check(input, (client, options) => listProjectPolicies(client, projectId, options)),
  };
}

function toBody({ ids, ...rest }: Content): RoleInput {
  return { ...rest, policyIds: ids };
}

function check(
  input: RoleInput | NamedRoleInput,
  listPoliciesOfScope: Collection<NamedReference, never>["list"],
): Checked {
  const checked = checkRole(input);
  return {
    name: checked.body.name,
    resolve: async (client, options) => {
      const list = () => listPoliciesOfScope(client, options);
      const { policyIds, ...rest } = await toRoleBody(checked, list);
      return { ...rest, ids: policyIds };
    },
  };
}

import { entity, execute } from "../operation/execute.ts";
import type { ConfidentClient } from "../operation/internals.ts";
import { writeTarget } from "../operation/write-queue.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import type { Checked, Collection, Content } from "./collection/collection.ts";
import type { Catalog } from "./permission-catalog.ts";
import { createPolicy, listPolicies } from "./policies.ts";
import { checkPolicy, type NamedPolicyInput, toPolicyBody } from "./policy-input.ts";
import { projectCatalog } from "./project-permissions.ts";
import { createProjectPolicy, listProjectPolicies } from "./project-policies.ts";

/** The policies of the organization or of one project. */
export interface PolicyCollection extends Collection<Policy, PolicyInput | NamedPolicyInput> {
  /** The suffix of the operations that grant and revoke permissions: `grant` or `revoke`, followed by this. */
  readonly permissions: "Permissions" | "ProjectPermissions";
  /** The permissions of a project; `undefined` for the organization. */
  readonly catalog: (client: ConfidentClient) => Catalog | undefined;
}

/** The organization's policies. */
export const policies: PolicyCollection = {
  type: "Policy",
  noun: "policy",
  parts: "permissions",
  path: {},
  permissions: "Permissions",
  queue: (id) => id,
  catalog: () => undefined,
  list: listPolicies,
  create: (client, content, options) => createPolicy(client, toBody(content), options),
  put: (client, policyId, content, options, beforeRetry) =>
    execute(
      client,
      "updatePolicy",
      options,
      (api, call) => {
        const params = { path: { policyId } };
        const body = toBody(content);
        return api.PUT("/v1/organization/policies/{policyId}", { params, body, call });
      },
      (data) => entity(data?.policy),
      beforeRetry,
    ),
  check: (input) => check(input, () => undefined),
};

/** A project's policies. */
export function projectPolicies(projectId: string): PolicyCollection {
  const catalog = (client: ConfidentClient) => projectCatalog(client, projectId);
  return {
    type: "ProjectPolicy",
    noun: "policy",
    parts: "permissions",
    path: { projectId },
    permissions: "ProjectPermissions",
    queue: (id) => writeTarget("project policy", projectId, id),
    catalog,
    list: (client, options) => listProjectPolicies(client, projectId, options),
    create: (client, content, options) =>
      createProjectPolicy(client, projectId, toBody(content), options),
    put: (client, policyId, content, options, beforeRetry) =>
      execute(
        client,
        "updateProjectPolicy",
        options,
        (api, call) => {
          const params = { path: { projectId, policyId } };
          const body = toBody(content);
          return api.PUT("/v1/projects/{projectId}/policies/{policyId}", { params, body, call });
        },
        (data) => entity(data?.policy),
        beforeRetry,
      ),
    check: (input) => check(input, catalog),
  };
}

function toBody({ ids, ...rest }: Content): PolicyInput {
  return { ...rest, permissionIds: ids };
}

function check(
  input: PolicyInput | NamedPolicyInput,
  catalog: PolicyCollection["catalog"],
): Checked {
  const checked = checkPolicy(input);
  return {
    name: checked.body.name,
    resolve: async (client, options) => {
      const { permissionIds, ...rest } = await toPolicyBody(
        client,
        checked,
        options,
        catalog(client),
      );
      return { ...rest, ids: permissionIds };
    },
  };
}

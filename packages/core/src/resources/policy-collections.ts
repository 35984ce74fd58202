import { entity, execute } from "../operation/execute.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";
import type { Checked, Collection } from "./collection/collection.ts";
import { createPolicy, listPolicies } from "./policies.ts";
import { checkPolicy, type NamedPolicyInput, toPolicyBody } from "./policy-input.ts";

type PolicyCollection = Collection<Policy, PolicyInput | NamedPolicyInput>;

/** The organization's policies. */
export const policies: PolicyCollection = {
  type: "Policy",
  noun: "policy",
  projectId: null,
  parts: "permissions",
  list: listPolicies,
  create: (client, { ids, ...rest }, options) =>
    createPolicy(client, { ...rest, permissionIds: ids }, options),
  put: (client, policyId, { ids, ...rest }, options, beforeRetry) =>
    execute(
      client,
      "updatePolicy",
      options,
      (api, call) => {
        const params = { path: { policyId } };
        const body = { ...rest, permissionIds: ids };
        return api.PUT("/v1/organization/policies/{policyId}", { params, body, call });
      },
      (data) => entity(data?.policy),
      beforeRetry,
    ),
  check: (input) => check(input),
};

function check(input: PolicyInput | NamedPolicyInput): Checked {
  const checked = checkPolicy(input);
  return {
    name: checked.body.name,
    resolve: async (client, options) => {
      const { permissionIds, ...rest } = await toPolicyBody(client, checked, options);
      return { ...rest, ids: permissionIds };
    },
  };
}

import { client } from "../generated/hey-api/client.gen.ts";
import { listPolicies, updatePolicy } from "../generated/hey-api/sdk.gen.ts";

client.setConfig({ auth: "key", throwOnError: true });

export const list = async () => (await listPolicies()).data.data.policies;

export const update = async (policyId, body) =>
  (await updatePolicy({ path: { policyId }, body })).data.data.policy;

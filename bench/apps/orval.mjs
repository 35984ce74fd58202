import { listPolicies, updatePolicy } from "../generated/orval.ts";

const options = { headers: { confident_api_key: "key" } };

export const list = async () => (await listPolicies(options)).data.data.policies;

export const update = async (policyId, body) =>
  (await updatePolicy(policyId, body, options)).data.data.policy;

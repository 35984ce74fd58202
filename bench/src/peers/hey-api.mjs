import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";
import { generated } from "../generate-peers.mjs";

/** @type {any} */
const api = await import(generated("hey-api.mjs"));

/** @type {import("./peers.mjs").MakePeer} */
export function heyApi({ origin, fetch }) {
  api.client.setConfig({ baseUrl: origin, auth: KEY, fetch });
  const path = { policyId: POLICY_ID };
  return {
    list: async () => (await api.listPolicies()).data.data.policies,
    update: async () => (await api.updatePolicy({ path, body: INPUT })).data.data.policy,
    delete: async () => (await api.deletePolicy({ path })).data.data,
  };
}

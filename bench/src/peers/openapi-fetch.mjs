import createClient from "openapi-fetch";
import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

/** @type {import("./peers.mjs").MakePeer} */
export function openapiFetch({ origin, fetch }) {
  /** @type {import("openapi-fetch").Client<import("@confident-admin/core/schema").paths>} */
  const client = createClient({ baseUrl: origin, headers: { confident_api_key: KEY }, fetch });
  const params = { path: { policyId: POLICY_ID } };
  const one = "/v1/organization/policies/{policyId}";
  return {
    list: async () => (await client.GET("/v1/organization/policies")).data?.data.policies,
    update: async () => (await client.PUT(one, { params, body: INPUT })).data?.data.policy,
    delete: async () => (await client.DELETE(one, { params })).data?.data,
  };
}

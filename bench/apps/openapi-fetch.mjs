import createClient from "openapi-fetch";

/** @type {import("openapi-fetch").Client<import("@confident-admin/core/schema").paths>} */
const client = createClient({
  baseUrl: "https://api.confident-ai.com",
  headers: { confident_api_key: "key" },
});

export const list = async () => {
  const { data, error } = await client.GET("/v1/organization/policies");
  if (!data) {
    throw error;
  }
  return data.data.policies;
};

/** @type {(policyId: string, body: import("@confident-admin/core/schema").components["schemas"]["PolicyInput"]) => Promise<any>} */
export const update = async (policyId, body) => {
  const params = { path: { policyId } };
  const response = await client.PUT("/v1/organization/policies/{policyId}", { params, body });
  if (!response.data) {
    throw response.error;
  }
  return response.data.data.policy;
};

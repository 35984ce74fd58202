import axios from "axios";

const client = axios.create({
  baseURL: "https://api.confident-ai.com/v1/organization",
  headers: { confident_api_key: "key" },
});

export const list = async () => (await client.get("/policies")).data.data.policies;

/** @type {(policyId: string, policy: object) => Promise<any>} */
export const update = async (policyId, policy) => {
  const path = `/policies/${encodeURIComponent(policyId)}`;
  return (await client.put(path, policy)).data.data.policy;
};

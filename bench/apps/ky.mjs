import ky from "ky";

const client = ky.create({
  prefixUrl: "https://api.confident-ai.com/v1/organization",
  headers: { confident_api_key: "key" },
});

/** @type {(response: import("ky").ResponsePromise) => Promise<any>} */
const data = async (response) => /** @type {any} */ (await response.json()).data;

export const list = async () => (await data(client.get("policies"))).policies;

/** @type {(policyId: string, policy: object) => Promise<any>} */
export const update = async (policyId, policy) => {
  const path = `policies/${encodeURIComponent(policyId)}`;
  return (await data(client.put(path, { json: policy }))).policy;
};

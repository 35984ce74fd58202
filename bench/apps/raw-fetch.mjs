const policies = "https://api.confident-ai.com/v1/organization/policies";
const headers = { confident_api_key: "key", "content-type": "application/json" };

/** @type {(url: string, init: RequestInit) => Promise<any>} */
const send = async (url, init) => {
  const response = await fetch(url, { ...init, headers });
  return (await response.json()).data;
};

export const list = async () => (await send(policies, {})).policies;

/** @type {(policyId: string, policy: object) => Promise<any>} */
export const update = async (policyId, policy) => {
  const url = `${policies}/${encodeURIComponent(policyId)}`;
  return (await send(url, { method: "PUT", body: JSON.stringify(policy) })).policy;
};

import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

/** @type {import("./peers.mjs").MakePeer} */
export function rawFetch({ origin, fetch }) {
  const common = { accept: "application/json", confident_api_key: KEY };
  const policies = `${origin}/v1/organization/policies`;
  /** @type {(method: string, url: string, body?: object) => Promise<any>} */
  const send = async (method, url, body) => {
    const headers = body ? { ...common, "content-type": "application/json" } : common;
    const response = await fetch(url, { method, headers, body: JSON.stringify(body) });
    return (await response.json()).data;
  };
  return {
    list: async () => (await send("GET", policies)).policies,
    update: async () => (await send("PUT", `${policies}/${POLICY_ID}`, INPUT)).policy,
    delete: () => send("DELETE", `${policies}/${POLICY_ID}`),
  };
}

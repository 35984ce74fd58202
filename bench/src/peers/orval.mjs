import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";
import { generated } from "../generate-peers.mjs";

/** @type {any} */
const api = await import(generated("orval.mjs"));

/**
 * orval's client calls the global fetch with a path. The bundle calls this function instead, which adds the origin.
 *
 * @type {import("./peers.mjs").MakePeer}
 */
export function orval({ origin, fetch }) {
  /** @type {(path: string, init: RequestInit) => Promise<Response>} */
  const orvalFetch = (path, init) => fetch(origin + path, init);
  Object.assign(globalThis, { orvalFetch });
  const options = { headers: { confident_api_key: KEY } };
  return {
    list: async () => (await api.listPolicies(options)).data.data.policies,
    update: async () => (await api.updatePolicy(POLICY_ID, INPUT, options)).data.data.policy,
    delete: async () => (await api.deletePolicy(POLICY_ID, options)).data.data,
  };
}

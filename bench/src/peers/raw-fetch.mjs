import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

const TIMEOUT = 30_000;

/**
 * With a timeout that also limits reading the body, and that leaves no timer behind.
 *
 * @type {import("./peers.mjs").MakePeer}
 */
export function rawFetchWithTimeout(setting) {
  return rawFetch(setting, async (request) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), TIMEOUT);
    try {
      return await request(controller.signal);
    } finally {
      clearTimeout(timer);
    }
  });
}

/**
 * @param {import("./peers.mjs").Setting} setting
 * @param {(request: (signal?: AbortSignal) => Promise<any>) => Promise<any>} run
 */
export function rawFetch({ origin, fetch }, run = (request) => request()) {
  const common = { accept: "application/json", confident_api_key: KEY };
  const policies = `${origin}/v1/organization/policies`;
  /** @type {(method: string, url: string, body?: object) => Promise<any>} */
  const send = (method, url, body) =>
    run(async (signal) => {
      const headers = body ? { ...common, "content-type": "application/json" } : common;
      const init = { method, headers, body: JSON.stringify(body) };
      const response = await fetch(url, signal ? { ...init, signal } : init);
      return (await response.json()).data;
    });
  return {
    list: async () => (await send("GET", policies)).policies,
    update: async () => (await send("PUT", `${policies}/${POLICY_ID}`, INPUT)).policy,
    delete: () => send("DELETE", `${policies}/${POLICY_ID}`),
  };
}

import axios, { AxiosHeaders } from "axios";
import { headersOf, INPUT, KEY, POLICY_ID, RESPONSES } from "../fixtures.mjs";

/**
 * axios does not use fetch. Without a server, an adapter returns the text, which axios parses.
 *
 * @type {import("./peers.mjs").MakePeer}
 */
export function axiosClient({ origin, stubbed }) {
  const client = axios.create({
    baseURL: origin,
    headers: { confident_api_key: KEY },
    ...(stubbed && { adapter: stubAdapter }),
  });
  const all = "/v1/organization/policies";
  const one = `${all}/${POLICY_ID}`;
  return {
    list: async () => (await client.get(all)).data.data.policies,
    update: async () => (await client.put(one, INPUT)).data.data.policy,
    delete: async () => (await client.delete(one)).data.data,
  };
}

/** @type {import("axios").AxiosAdapter} */
async function stubAdapter(config) {
  const method = /** @type {keyof typeof RESPONSES} */ (config.method?.toUpperCase());
  const { data, headers } = responses[method];
  return { data, status: 200, statusText: "OK", headers, config };
}

const responses = {
  GET: response(RESPONSES.GET),
  PUT: response(RESPONSES.PUT),
  DELETE: response(RESPONSES.DELETE),
};

/** @param {string} data */
function response(data) {
  return { data, headers: new AxiosHeaders(headersOf(data)) };
}

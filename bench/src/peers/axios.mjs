import axios, { AxiosHeaders } from "axios";
import { ANSWERS, headersOf, INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

/**
 * It has no fetch to replace: on the stub an adapter gives the text, and axios parses it.
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
  const method = /** @type {keyof typeof ANSWERS} */ (config.method?.toUpperCase());
  const { data, headers } = answers[method];
  return { data, status: 200, statusText: "OK", headers, config };
}

const answers = {
  GET: answer(ANSWERS.GET),
  PUT: answer(ANSWERS.PUT),
  DELETE: answer(ANSWERS.DELETE),
};

/** @param {string} data */
function answer(data) {
  return { data, headers: new AxiosHeaders(headersOf(data)) };
}

import ky from "ky";
import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

/** @type {import("./peers.mjs").MakePeer} */
export function kyClient({ origin, fetch }) {
  const client = ky.create({ prefixUrl: origin, headers: { confident_api_key: KEY }, fetch });
  const all = "v1/organization/policies";
  const one = `${all}/${POLICY_ID}`;
  /** @type {(response: import("ky").ResponsePromise) => Promise<any>} */
  const data = async (response) => /** @type {any} */ (await response.json()).data;
  return {
    list: async () => (await data(client.get(all))).policies,
    update: async () => (await data(client.put(one, { json: INPUT }))).policy,
    delete: () => data(client.delete(one)),
  };
}

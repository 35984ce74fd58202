import { deepEqual } from "node:assert/strict";
import { RESPONSES } from "./fixtures.mjs";

/**
 * Checks that every client returns the data, so that a client that fails fast does not look fast.
 *
 * @param {Record<string, import("./peers/peers.mjs").Peer>} clients
 */
export async function checkResponses(clients) {
  for (const [name, client] of Object.entries(clients)) {
    deepEqual(await client.list(), JSON.parse(RESPONSES.GET).data.policies, name);
    deepEqual(await client.update(), JSON.parse(RESPONSES.PUT).data.policy, name);
    deepEqual(await client.delete(), JSON.parse(RESPONSES.DELETE).data, name);
  }
}

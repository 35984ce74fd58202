import { deepEqual } from "node:assert/strict";
import { ANSWERS } from "./fixtures.mjs";

/**
 * A client that fails fast must not look fast.
 *
 * @param {Record<string, import("./peers/peers.mjs").Peer>} clients
 */
export async function checkAnswers(clients) {
  for (const [name, client] of Object.entries(clients)) {
    deepEqual(await client.list(), JSON.parse(ANSWERS.GET).data.policies, name);
    deepEqual(await client.update(), JSON.parse(ANSWERS.PUT).data.policy, name);
    deepEqual(await client.delete(), JSON.parse(ANSWERS.DELETE).data, name);
  }
}

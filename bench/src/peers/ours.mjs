import {
  createConfidentClient,
  deletePolicy,
  listPolicies,
  updatePolicy,
} from "@confident-admin/core";
import { INPUT, KEY, POLICY_ID } from "../fixtures.mjs";

/**
 * With the default options: two retries, both timeouts, the key.
 *
 * @type {import("./peers.mjs").MakePeer}
 */
export function ours({ origin, fetch }) {
  const client = createConfidentClient({ apiKey: KEY, baseUrl: origin, fetch });
  return {
    list: () => listPolicies(client),
    update: () => updatePolicy(client, POLICY_ID, INPUT),
    delete: () => deletePolicy(client, POLICY_ID),
  };
}

/**
 * With the options that a server adds: its request's signal, and metrics.
 *
 * @type {import("./peers.mjs").MakePeer}
 */
export function oursWithSignal({ origin, fetch }) {
  const metrics = { milliseconds: 0 };
  const onAttempt = (/** @type {{ duration: number }} */ { duration }) => {
    metrics.milliseconds += duration;
  };
  const client = createConfidentClient({ apiKey: KEY, baseUrl: origin, fetch, onAttempt });
  const { signal } = new AbortController();
  return {
    list: () => listPolicies(client, { signal }),
    update: () => updatePolicy(client, POLICY_ID, INPUT, { signal }),
    delete: () => deletePolicy(client, POLICY_ID, { signal }),
  };
}

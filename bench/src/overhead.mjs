import { measure } from "mitata";
import { checkResponses } from "./check-responses.mjs";
import { median, shuffled, table } from "./figures.mjs";
import { BARE, OURS, PEERS } from "./peers/peers.mjs";
import { stubFetch, stubFetchWithSignal } from "./stub-fetch.mjs";

const ROUNDS = 15;
/** Calls per sample, enough to include the garbage collection that they cause. */
const BATCH = 2048;
const OPTIONS = {
  now: cpuNanoseconds,
  gc: /** @type {any} */ (false),
  min_samples: 3,
  min_cpu_time: 0,
  batch_samples: BATCH,
  batch_threshold: Number.POSITIVE_INFINITY,
  warmup_threshold: Number.POSITIVE_INFINITY,
};
const OPERATIONS = /** @type {const} */ (["list", "update", "delete"]);
const WITH_SIGNAL = `${OURS}, a fetch that reads the signal`;

/** Measures the CPU time of a call with a fetch that responds at once, relative to bare openapi-fetch. */
export async function overhead() {
  const clients = stubbedClients();
  await checkResponses(clients);
  /** @type {Map<string, number[]>} */
  const ratios = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const operation of OPERATIONS) {
      const times = await measureOnce(clients, operation);
      const reference = /** @type {number} */ (times.get(BARE));
      for (const [name, time] of times) {
        const key = `${name} ${operation}`;
        ratios.set(key, [...(ratios.get(key) ?? []), time / reference]);
      }
    }
  }
  const ratio = (/** @type {string} */ name, /** @type {string} */ operation) =>
    median(ratios.get(`${name} ${operation}`) ?? []);
  const rows = Object.keys(clients).map((name) => [
    name,
    ...OPERATIONS.map((operation) => ratio(name, operation).toFixed(2)),
  ]);
  return {
    markdown: table(["client", ...OPERATIONS], rows),
  };
}

/** @returns {Record<string, import("./peers/peers.mjs").Peer>} */
function stubbedClients() {
  const setting = { origin: "https://api.confident-ai.com", stubbed: true };
  const clients = Object.entries(PEERS).map(([name, make]) => [
    name,
    make({ ...setting, fetch: stubFetch }),
  ]);
  const withSignal = PEERS[OURS]?.({ ...setting, fetch: stubFetchWithSignal });
  return Object.fromEntries([...clients, [WITH_SIGNAL, withSignal]]);
}

/**
 * @param {Record<string, import("./peers/peers.mjs").Peer>} clients
 * @param {typeof OPERATIONS[number]} operation
 */
async function measureOnce(clients, operation) {
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const [name, client] of shuffled(Object.entries(clients))) {
    times.set(name, (await measure(client[operation], { ...OPTIONS })).p50);
  }
  return times;
}

// CPU time, because other work on the machine distorts wall-clock time.
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

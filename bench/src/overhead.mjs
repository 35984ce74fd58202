import { measure } from "mitata";
import { checkAnswers } from "./check-answers.mjs";
import { median, shuffled, table } from "./figures.mjs";
import { BARE, OURS, PEERS } from "./peers/peers.mjs";
import { stubFetch, stubFetchWithSignal } from "./stub-fetch.mjs";

const ROUNDS = 15;
/** Calls in a sample: enough for the garbage of all of them to be collected within it. */
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
const GOAL = 0.5;
const OPERATIONS = /** @type {const} */ (["list", "update", "delete"]);
const WITH_SIGNAL = `${OURS}, a fetch that asks for the signal`;

/** What a call costs above a fetch that answers at once, as parts of what bare openapi-fetch takes. */
export async function overhead() {
  const clients = stubbedClients();
  await checkAnswers(clients);
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
    goal: `${OURS} / ${BARE}, per update: ${ratio(OURS, "update").toFixed(2)} (goal: at most ${GOAL})`,
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

// Of the processor, not of the clock: a machine that does other things too would be measured with it.
function cpuNanoseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

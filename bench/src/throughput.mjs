import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { checkResponses } from "./check-responses.mjs";
import { median, shuffled, table } from "./figures.mjs";
import { PEERS, RAW } from "./peers/peers.mjs";

const ROUNDS = 61;
const CONCURRENCY = 32;
const REQUESTS_PER_ROUND = 480;
const WARM_UP_ROUNDS = 5;

/** Measures the responses per second from a keep-alive server, relative to raw fetch. */
export async function throughput() {
  const { origin, stop } = await startServer();
  const clients = Object.fromEntries(
    Object.entries(PEERS).map(([name, make]) => [
      name,
      make({ origin, fetch: globalThis.fetch, stubbed: false }),
    ]),
  );
  await checkResponses(clients);
  const ratios = await measureRounds(clients);
  await stop();
  const rows = [...ratios].map(([name, { clock, cpu }]) => [
    name,
    median(clock).toFixed(2),
    median(cpu).toFixed(2),
  ]);
  return {
    markdown: table(["client", "throughput", "CPU time per call"], rows),
  };
}

/** @param {Record<string, import("./peers/peers.mjs").Peer>} clients */
async function measureRounds(clients) {
  const ratios = new Map(
    Object.keys(clients).map((name) => [
      name,
      { clock: /** @type {number[]} */ ([]), cpu: /** @type {number[]} */ ([]) },
    ]),
  );
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const costs = await measureOnce(clients);
    const raw = /** @type {{ clock: number, cpu: number }} */ (costs.get(RAW));
    for (const [name, { clock, cpu }] of round < 0 ? [] : costs) {
      ratios.get(name)?.clock.push(raw.clock / clock);
      ratios.get(name)?.cpu.push(cpu / raw.cpu);
    }
  }
  return ratios;
}

/** @param {Record<string, import("./peers/peers.mjs").Peer>} clients */
async function measureOnce(clients) {
  /** @type {Map<string, { clock: number, cpu: number }>} */
  const costs = new Map();
  for (const [name, client] of shuffled(Object.entries(clients))) {
    const started = performance.now();
    const before = process.cpuUsage();
    await Promise.all(Array.from({ length: CONCURRENCY }, () => work(client)));
    const { user, system } = process.cpuUsage(before);
    costs.set(name, { clock: performance.now() - started, cpu: user + system });
  }
  return costs;
}

/** @param {import("./peers/peers.mjs").Peer} client */
async function work(client) {
  for (let left = REQUESTS_PER_ROUND / CONCURRENCY; left > 0; left -= 3) {
    await client.list();
    await client.update();
    await client.delete();
  }
}

async function startServer() {
  // A separate process, so that it does not use the client's CPU time.
  const server = fork(join(import.meta.dirname, "keep-alive-server.mjs"), { execArgv: [] });
  const [{ port }] = await once(server, "message");
  const stop = () => {
    const exited = once(server, "exit");
    server.disconnect();
    return exited;
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}

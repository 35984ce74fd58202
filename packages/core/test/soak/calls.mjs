// @ts-check
// Makes many calls with one shared signal and prints what they leak.
import { getEventListeners } from "node:events";
import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import { ConfidentAdmin, openapiFetch } from "@confident-admin/core";

const [way, calls, atOnce] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const WARM_UP = Math.max(calls / 2, 2 * atOnce);
const RESPONSE = JSON.stringify({ success: true, data: { policies: [{ id: "p", name: "n" }] } });
const options = { apiKey: "confident_us_org_0123456789", retries: 9 };

/** @type {string[]} */
const warnings = [];
process.on("warning", ({ name, message }) => warnings.push(`${name}: ${message}`));

const server = createServer((_, response) => response.end(RESPONSE));
const admin = new ConfidentAdmin(
  way === "server" ? { ...options, baseUrl: await listen() } : { ...options, fetch: stub() },
);
if (way === "openapi-fetch") {
  openapiFetch(admin.client);
}
const { signal } = new AbortController();

await run(WARM_UP);
const before = await heap();
const succeeded = await run(calls);
const growth = (await heap()) - before;
const listeners = getEventListeners(signal, "abort").length;
server.close();
const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

const finished = performance.now();
process.on("exit", () => {
  const exitedAfter = performance.now() - finished;
  process.stdout.write(
    JSON.stringify({ succeeded, listeners, growth, timers, warnings, exitedAfter }),
  );
});

/** @param {number} count */
async function run(count) {
  let started = 0;
  let succeeded = 0;
  const worker = async () => {
    while (started < count) {
      started++;
      const [policy] = await admin.policies.list({ signal });
      succeeded += policy?.id === "p" ? 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return succeeded;
}

/** The heap size in bytes after garbage collection frees nothing more. */
async function heap() {
  let used = Number.POSITIVE_INFINITY;
  for (let last = 0; last !== used; ) {
    last = used;
    for (let round = 0; round < 5; round++) {
      await setImmediate();
      globalThis.gc?.();
    }
    used = Math.min(last, process.memoryUsage().heapUsed);
  }
  return used;
}

/** Every tenth response asks for a retry, so that the calls also wait. */
function stub() {
  let count = 0;
  return async () => {
    count++;
    return count % 10 === 0
      ? new Response("", { status: 503, headers: { "retry-after": "0" } })
      : new Response(RESPONSE);
  };
}

/** @returns {Promise<string>} */
async function listen() {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

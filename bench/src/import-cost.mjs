import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { median, table } from "./figures.mjs";

const PROCESSES = 21;
const OURS = "confident-admin, createConfidentClient";
const BARE = "openapi-fetch, createClient";

/** @typedef {{ milliseconds: number, rss: number, heap: number }} Cost */

/** Measures the cost of importing a package and creating a client in a fresh process. */
export function importCost() {
  /** @type {Cost[]} */
  const ours = [];
  /** @type {Cost[]} */
  const bare = [];
  for (let index = 0; index < PROCESSES; index++) {
    ours.push(inFreshProcess("ours"));
    bare.push(inFreshProcess("openapi-fetch"));
  }
  const ratio = (/** @type {keyof Cost} */ key) =>
    median(ours.map((cost, index) => cost[key] / (bare[index]?.[key] ?? Number.NaN))).toFixed(2);
  const ratios = [ratio("milliseconds"), ratio("rss"), ratio("heap")];
  return {
    markdown: table(
      ["", "time (ms)", "memory (MB)", "heap (MB)"],
      [
        [BARE, ...medians(bare)],
        [OURS, ...medians(ours)],
        ["ratio", ...ratios],
      ],
    ),
  };
}

/**
 * @param {string} which
 * @returns {Cost}
 */
function inFreshProcess(which) {
  const child = join(import.meta.dirname, "import-child.mjs");
  return JSON.parse(execFileSync(process.execPath, [child, which], { encoding: "utf8" }));
}

/** @param {Cost[]} costs */
function medians(costs) {
  return [
    median(costs.map(({ milliseconds }) => milliseconds)).toFixed(0),
    median(costs.map(({ rss }) => rss / 1e6)).toFixed(1),
    median(costs.map(({ heap }) => heap / 1e6)).toFixed(1),
  ];
}

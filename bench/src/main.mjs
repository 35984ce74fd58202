import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { generatePeers } from "./generate-peers.mjs";

const DOCS = new URL("../../docs/benchmarks.md", import.meta.url);
const PEERS_NEEDED = ["overhead", "throughput", "size"];

/** @type {Record<string, () => Promise<{ markdown: string }>>} */
const PARTS = {
  // Imported only when needed, because they import generated clients.
  overhead: async () => (await import("./overhead.mjs")).overhead(),
  throughput: async () => (await import("./throughput.mjs")).throughput(),
  import: async () => (await import("./import-cost.mjs")).importCost(),
  size: async () => (await import("./bundle-size.mjs")).bundleSize(),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
if (wanted.some((part) => PEERS_NEEDED.includes(part))) {
  await generatePeers();
}
for (const part of wanted) {
  await run(part);
}

/** @param {string} part */
async function run(part) {
  const measure = PARTS[part];
  if (!measure) {
    throw new Error(`Unknown part "${part}". Choose from: ${Object.keys(PARTS).join(", ")}.`);
  }
  const { markdown } = await measure();
  process.stdout.write(`\n## ${part}\n\n${markdown}\n`);
  if (values.write) {
    writeFileSync(DOCS, withTable(readFileSync(DOCS, "utf8"), part, markdown));
  }
}

/**
 * Replaces the table between the markers of a part.
 *
 * @param {string} page
 * @param {string} part
 * @param {string} markdown
 */
function withTable(page, part, markdown) {
  const [start, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const [before, rest = ""] = page.split(start);
  const after = rest.split(end)[1];
  if (after === undefined) {
    throw new Error(`docs/benchmarks.md has no ${start} … ${end}.`);
  }
  return `${before}${start}\n\n${markdown}\n\n${end}${after}`;
}

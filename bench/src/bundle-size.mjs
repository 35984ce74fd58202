import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "./figures.mjs";

const CORE = fileURLToPath(new URL("../../packages/core", import.meta.url));
const APPS = join(import.meta.dirname, "../apps/size-limit.mjs");
const SIZE_LIMIT = fileURLToPath(new URL("bin.js", import.meta.resolve("size-limit")));

/** What an app that lists and updates weighs, minified and gzipped, by client; and our own budgets. */
export async function bundleSize() {
  const apps = table(["client", "kB"], sizes(["--config", APPS]));
  const own = table(["confident-admin in", "kB"], sizes([]));
  return { markdown: `${apps}\n\n${own}` };
}

/** @param {string[]} options */
function sizes(options) {
  const args = [SIZE_LIMIT, "--json", ...options];
  const json = execFileSync(process.execPath, args, { cwd: CORE, encoding: "utf8" });
  /** @type {{ name: string, size: number }[]} */
  const checks = JSON.parse(json);
  return checks.map(({ name, size }) => [name, (size / 1000).toFixed(1)]);
}

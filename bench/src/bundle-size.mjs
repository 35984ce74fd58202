import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "./figures.mjs";

const CORE = fileURLToPath(new URL("../../packages/core", import.meta.url));
const APPS = join(import.meta.dirname, "../apps/size-limit.mjs");
const SIZE_LIMIT = fileURLToPath(new URL("bin.js", import.meta.resolve("size-limit")));

/** Measures, minified and gzipped, an app that lists and updates with each client, and the apps with a size limit. */
export async function bundleSize() {
  const apps = table(["client", "kB"], sizes(["--config", APPS]));
  const own = table(["app", "kB"], sizes([]));
  return { markdown: `${apps}\n\n${own}` };
}

/** @param {string[]} options */
function sizes(options) {
  const args = [SIZE_LIMIT, "--json", ...options];
  // Its exit code says whether a size exceeds its limit, which does not matter here.
  const { stdout } = spawnSync(process.execPath, args, { cwd: CORE, encoding: "utf8" });
  /** @type {{ name: string, size: number }[]} */
  const checks = JSON.parse(stdout);
  return checks.map(({ name, size }) => [name, (size / 1000).toFixed(1)]);
}

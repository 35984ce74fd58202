// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

const SENTINEL = "sentinel0123456789";
const KEY = `confident_us_org_${SENTINEL}`;
const PROXY_ERROR = /holds the organization key and runs only on a server/;

/** Builds a page with Vite and runs its tests. @param {import("./project.mjs").Setting} setting */
export async function checkApp(setting) {
  const project = await check("install for Vite", () => install(setting, "app"));
  if (!project) {
    return;
  }
  const { folder, run } = project;
  await check("Vite, production", async () => {
    const page = await build(project, "production");
    return `no key; ${page}, without our packages ${await build(project, "without")}`;
  });
  await check("Vite, the proxy in a browser", async () => {
    await build(project, "proxy");
    const assets = join(folder, "dist/proxy/assets");
    const [script = ""] = readdirSync(assets);
    await assert.rejects(run(process.execPath, [join(assets, script)]), PROXY_ERROR);
    return "throws an error that says why";
  });
  await check("Vitest, React from the tarballs", async () => {
    const { stdout } = await run("npx", ["vitest", "run", "--reporter", "json"]);
    const { numPassedTests, numTotalTests } = JSON.parse(stdout);
    assert.ok(numPassedTests === numTotalTests && numTotalTests > 0, stdout);
    return `${numPassedTests} tests`;
  });
  await check(`Node ${process.versions.node}, require of react`, async () => {
    const { stdout, stderr } = await run(process.execPath, ["common.cjs"]);
    assert.equal(stderr, "", "a warning");
    return stdout.trim();
  });
}

/**
 * Builds with a key in the environment, which no output file may contain.
 *
 * @param {import("./project.mjs").Project} project
 * @param {string} mode
 * @returns {Promise<string>} the size of the scripts
 */
async function build({ folder, run }, mode) {
  const env = { CONFIDENT_ORG_API_KEY: KEY, NODE_ENV: "production" };
  await run("npx", ["vite", "build", "--mode", mode, "--logLevel", "warn"], env);
  const files = readdirSync(join(folder, "dist", mode), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, content: readFileSync(join(parentPath, name)) }));
  for (const { name, content } of files) {
    assert.ok(!content.includes(SENTINEL), `${name} contains the key`);
  }
  const scripts = files.filter(({ name }) => name.endsWith(".js"));
  assert.ok(scripts.length > 0, "no script was built");
  const code = Buffer.concat(scripts.map(({ content }) => content));
  const kilobytes = (/** @type {Buffer} */ { length }) => (length / 1000).toFixed(1);
  return `${kilobytes(code)} kB (${kilobytes(gzipSync(code, { level: 9 }))} gzipped)`;
}

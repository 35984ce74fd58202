// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

const SENTINEL = "sentinel0123456789";
const KEY = `confident_us_org_${SENTINEL}`;
const REFUSAL = /holds the organization's key and belongs on a server/;

/** A page that Vite builds, and its tests. @param {import("./project.mjs").Setting} setting */
export async function checkApp(setting) {
  /** @type {import("./project.mjs").Project | undefined} */
  let project;
  await check("install for Vite", async () => {
    project = await install(setting, "app");
  });
  if (project) {
    const app = project;
    await check("Vite, production", () => checkBundle(app));
    await check("Vite, the proxy in a browser", () => checkProxy(app));
    await check("vitest, React from the tarballs", () => checkTests(app));
    await check(`Node ${process.versions.node}, react by require`, () => checkRequire(app));
  }
}

/** @param {import("./project.mjs").Project} project */
async function checkBundle(project) {
  const page = await build(project, "production");
  const without = await build(project, "without");
  return `no key; ${page}, and without ours ${without}`;
}

/** @param {import("./project.mjs").Project} project */
async function checkProxy(project) {
  await build(project, "proxy");
  const dist = join(project.folder, "dist/proxy/assets");
  const [script = ""] = readdirSync(dist);
  await assert.rejects(project.run(process.execPath, [join(dist, script)]), REFUSAL);
  return "throws when it is loaded, and says why";
}

/** @param {import("./project.mjs").Project} project */
async function checkTests({ run }) {
  const { stdout } = await run("npx", ["vitest", "run", "--reporter", "json"]);
  const { numPassedTests, numTotalTests } = JSON.parse(stdout);
  assert.ok(numPassedTests === numTotalTests && numTotalTests > 0, stdout);
  return `${numPassedTests} tests`;
}

/** @param {import("./project.mjs").Project} project */
async function checkRequire({ run }) {
  const { stdout, stderr } = await run(process.execPath, ["common.cjs"]);
  assert.equal(stderr, "", "a warning");
  return stdout.trim();
}

/**
 * Builds with a key in the environment, which must be in nothing that is built.
 *
 * @param {import("./project.mjs").Project} project
 * @param {string} mode
 * @returns {Promise<string>} how large the scripts are
 */
async function build({ folder, run }, mode) {
  const env = { CONFIDENT_ORG_API_KEY: KEY, NODE_ENV: "production" };
  await run("npx", ["vite", "build", "--mode", mode, "--logLevel", "warn"], env);
  const files = readdirSync(join(folder, "dist", mode), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, content: readFileSync(join(parentPath, name)) }));
  for (const { name, content } of files) {
    assert.ok(!content.includes(SENTINEL), `the key is in ${name}`);
  }
  const code = Buffer.concat(
    files.filter(({ name }) => name.endsWith(".js")).map(({ content }) => content),
  );
  assert.ok(code.length > 0, "no script was built");
  const zipped = gzipSync(code, { level: 9 });
  return `${(code.length / 1000).toFixed(1)} kB (${(zipped.length / 1000).toFixed(1)} gzipped)`;
}

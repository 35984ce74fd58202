// @ts-check
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readJson } from "../packages.mjs";

/** @typedef {{ readonly home: string, readonly tarballs: Readonly<Record<string, string>> }} Setting */
/** @typedef {(command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<{ stdout: string, stderr: string }>} Run */
/** @typedef {{ readonly folder: string, readonly run: Run }} Project */

export const FIXTURES = join(import.meta.dirname, "fixtures");
const QUIET = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
const run = promisify(execFile);

/**
 * Copies a fixture and installs its dependencies, our packages from the tarballs.
 *
 * @param {Setting} setting
 * @param {string} fixture
 * @param {string[]} [options] of npm
 * @returns {Promise<Project>}
 */
export async function install({ home, tarballs }, fixture, options = []) {
  const folder = join(home, fixture);
  await cp(join(FIXTURES, fixture), folder, { recursive: true });
  const manifest = await readJson(join(folder, "package.json"));
  // Overrides also replace the dependencies of our packages.
  const overrides = Object.fromEntries(
    Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
  );
  for (const name of Object.keys(manifest.dependencies)) {
    manifest.dependencies[name] = overrides[name] ?? manifest.dependencies[name];
  }
  await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, overrides }));
  const project = { folder, run: runIn(folder) };
  await project.run("npm", ["install", ...QUIET, ...options]);
  const { packages } = await readJson(join(folder, "package-lock.json"));
  for (const [path, { resolved }] of Object.entries(packages)) {
    if (Object.keys(tarballs).some((name) => path.endsWith(`node_modules/${name}`))) {
      assert.match(resolved, /^file:/, `${path} is not from a tarball`);
    }
  }
  return project;
}

/** Runs commands in a folder, without the environment variables of a client. @param {string} cwd @returns {Run} */
export function runIn(cwd) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("CONFIDENT_"));
  return (command, args, env = {}) =>
    run(command, args, {
      cwd,
      env: { ...Object.fromEntries(inherited), ...env },
      maxBuffer: 64 * 1024 * 1024,
      timeout: 300_000,
    });
}

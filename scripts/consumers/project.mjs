// @ts-check
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readJson } from "../packages.mjs";

/** @typedef {{ readonly home: string, readonly tarballs: Readonly<Record<string, string>> }} Setting */
/** @typedef {Record<string, string>} Versions */
/** @typedef {(command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<{ stdout: string, stderr: string }>} Run */
/** @typedef {{ readonly folder: string, readonly run: Run }} Project */

export const FIXTURES = join(import.meta.dirname, "fixtures");
const QUIET = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
const run = promisify(execFile);

/**
 * Copies a fixture and installs what it depends on, ours from the tarballs.
 *
 * @param {Setting} setting
 * @param {string} name the fixture's
 * @param {string[]} [options] npm's
 * @returns {Promise<Project>}
 */
export async function install({ home, tarballs }, name, options = []) {
  const folder = join(home, name);
  await cp(join(FIXTURES, name), folder, { recursive: true });
  const manifest = await readJson(join(folder, "package.json"));
  await writeFile(join(folder, "package.json"), JSON.stringify(fromTarballs(manifest, tarballs)));
  const project = { folder, run: runIn(folder) };
  await project.run("npm", ["install", ...QUIET, ...options]);
  await refuseRegistry(folder, Object.keys(tarballs));
  return project;
}

/**
 * Ours come from the tarballs, those that ours depend on too.
 *
 * @param {{ dependencies: Versions }} manifest
 * @param {Setting["tarballs"]} tarballs
 */
function fromTarballs(manifest, tarballs) {
  const overrides = Object.fromEntries(
    Object.entries(tarballs).map(([name, tarball]) => [name, `file:${tarball}`]),
  );
  const dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).map(([name, range]) => [name, overrides[name] ?? range]),
  );
  return { ...manifest, dependencies, overrides };
}

/** @param {string} folder @param {string[]} ours */
async function refuseRegistry(folder, ours) {
  const { packages } = await readJson(join(folder, "package-lock.json"));
  for (const [path, { resolved }] of Object.entries(packages)) {
    if (ours.some((name) => path.endsWith(`node_modules/${name}`))) {
      assert.match(resolved, /^file:/, `${path} came from elsewhere`);
    }
  }
}

/** Runs commands in a folder, without the environment of a client. @param {string} cwd @returns {Run} */
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

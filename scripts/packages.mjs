// @ts-check
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const ROOT = join(import.meta.dirname, "..");

const { devEngines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** The arguments of npx that run pnpm, which need not be installed. */
export const PNPM = ["-y", `pnpm@${devEngines.packageManager.version}`];

/** The folders of the published packages. */
export const PUBLIC_PACKAGES = [
  "spec",
  "packages/core",
  "packages/react",
  "packages/proxy",
  "packages/mock",
  "packages/access",
  "packages/cli",
];

/** The range of a peer dependency that is compatible with a version of it. @param {string} version */
export const peerRange = (version) => `>=${version} <${Number.parseInt(version, 10) + 1}.0.0`;

const run = promisify(execFile);

/** @param {string} file */
export const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

/**
 * Packs a package as for publishing, and unpacks the tarball.
 *
 * @param {string} folder the package's, relative to the root
 * @param {string} destination an empty folder
 * @returns {Promise<{ name: string, tarball: string, contents: string }>}
 */
export async function pack(folder, destination) {
  const tarball = join(destination, "package.tgz");
  await mkdir(destination, { recursive: true });
  await run("npx", [...PNPM, "pack", "--out", tarball], { cwd: join(ROOT, folder) });
  await run("tar", ["-xzf", tarball, "-C", destination]);
  const contents = join(destination, "package");
  const { name } = await readJson(join(contents, "package.json"));
  return { name, tarball, contents };
}

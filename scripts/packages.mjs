// @ts-check
// What is published, and the tarballs that it is published as.
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const ROOT = join(import.meta.dirname, "..");

/** The folders of the packages that are published. */
export const PUBLIC_PACKAGES = [
  "spec",
  "packages/core",
  "packages/react",
  "packages/proxy",
  "packages/mock",
];

/**
 * What a package that stands beside another one of ours accepts of it: the version that it was made with, and what
 * that one's next versions promise to keep.
 *
 * @param {string} version
 */
export const peerRange = (version) => `>=${version} <${Number.parseInt(version, 10) + 1}.0.0`;

const run = promisify(execFile);

/** @param {string} file */
export const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

/**
 * Packs a package as it would be published, and unpacks it beside.
 *
 * @param {string} folder the package's, from the root
 * @param {string} destination an empty folder of its own
 * @returns {Promise<{ name: string, tarball: string, contents: string }>}
 */
export async function pack(folder, destination) {
  const { devEngines } = await readJson(join(ROOT, "package.json"));
  const pnpm = `pnpm@${devEngines.packageManager.version}`;
  const tarball = join(destination, "package.tgz");
  await mkdir(destination, { recursive: true });
  await run("npx", ["-y", pnpm, "pack", "--out", tarball], { cwd: join(ROOT, folder) });
  await run("tar", ["-xzf", tarball, "-C", destination]);
  const contents = join(destination, "package");
  const { name } = await readJson(join(contents, "package.json"));
  return { name, tarball, contents };
}

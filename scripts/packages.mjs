// @ts-check
// The published packages and their tarballs.
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

export const ROOT = join(import.meta.dirname, "..");

/** The folders of the published packages. */
export const PUBLIC_PACKAGES = [
  "spec",
  "packages/core",
  "packages/react",
  "packages/proxy",
  "packages/mock",
];

/** The versions of a peer dependency that work together with this version of it. @param {string} version */
export const peerRange = (version) => `>=${version} <${Number.parseInt(version, 10) + 1}.0.0`;

const run = promisify(execFile);

/** @param {string} file */
export const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));

/**
 * Packs a package as it would be published, and unpacks the tarball.
 *
 * @param {string} folder the package's, from the root
 * @param {string} destination an empty folder
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

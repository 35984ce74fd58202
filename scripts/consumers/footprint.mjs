// @ts-check
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

/** @typedef {{ readonly name: string, readonly bytes: number }} Installed */

const MOST_BYTES_OF_CORE = 500_000;
const OURS = /^(@confident-admin\/|openapi-)/;

/** What an installation for production brings. @param {import("./project.mjs").Setting} setting */
export async function checkFootprint(setting) {
  await check("install core", async () => {
    const { folder } = await install(setting, "core-alone", ["--omit=dev"]);
    const packages = await installed(folder);
    if (bytesOf(packages) > MOST_BYTES_OF_CORE) {
      throw new Error(`${sum(packages)} is more than ${MOST_BYTES_OF_CORE} bytes`);
    }
    return sum(packages);
  });
  await check("install core and react", async () => {
    const { folder } = await install(setting, "react-alone", ["--omit=dev"]);
    const packages = await installed(folder);
    const ours = packages.filter(({ name }) => OURS.test(name));
    const peers = packages.filter(({ name }) => !OURS.test(name));
    return `${sum(ours)}; peers: ${sum(peers)}`;
  });
}

/** @param {string} folder @returns {Promise<Installed[]>} */
async function installed(folder) {
  const { packages } = await readJson(join(folder, "package-lock.json"));
  return Object.keys(packages)
    .filter((path) => path !== "" && existsSync(join(folder, path)))
    .map((path) => ({
      name: path.replace(/^.*node_modules\//, ""),
      bytes: sizeOf(join(folder, path)),
    }));
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, { parentPath, name }) => bytes + statSync(join(parentPath, name)).size, 0);
}

/** @param {Installed[]} packages */
function sum(packages) {
  const bytes = bytesOf(packages);
  const names = packages.map(({ name }) => name).join(", ");
  return `${packages.length} packages, ${(bytes / 1e6).toFixed(3)} MB (${names})`;
}

/** @param {Installed[]} packages */
function bytesOf(packages) {
  return packages.reduce((total, each) => total + each.bytes, 0);
}

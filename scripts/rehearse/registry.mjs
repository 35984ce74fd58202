// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { isolated } from "./isolation.mjs";

/**
 * Fetches what the registry consists of, as its lockfile says: the one step of a rehearsal that needs the network.
 *
 * @param {string} folder
 */
export function installRegistry(folder) {
  cpSync(join(import.meta.dirname, "verdaccio"), folder, { recursive: true });
  const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  const { status, stderr } = spawnSync("npm", install, { cwd: folder, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`Verdaccio cannot be installed:\n${stderr}`);
  }
}

/**
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startRegistry(folder) {
  const child = spawn(process.execPath, ["server.js"], {
    cwd: folder,
    env: isolated(folder),
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const [port] = await Promise.race([
    once(child, "message"),
    ended.then(() => Promise.reject(new Error("Verdaccio ended before it listened."))),
  ]);
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

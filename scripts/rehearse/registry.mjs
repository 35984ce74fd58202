// @ts-check
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The last one for Node 20. One of its dependencies asks for a tag of node-fetch that not every registry has. */
const MANIFEST = {
  private: true,
  type: "module",
  dependencies: { verdaccio: "6.5.2" },
  overrides: { "node-fetch": "2.7.0" },
};
/** Without uplinks, so that what it does not have is not there. */
const CONFIG = {
  storage: "./storage",
  uplinks: {},
  packages: { "**": { access: "$all", publish: "$all" } },
  log: { type: "stdout", format: "pretty", level: "error" },
};
const SERVER = `
import { runServer } from "verdaccio";
const server = (await runServer("./config.json")).listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
`;

/**
 * A registry on loopback that knows nothing of any other one.
 *
 * @param {string} folder
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startRegistry(folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, "config.json"), JSON.stringify(CONFIG));
  writeFileSync(join(folder, "server.js"), SERVER);
  const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  const { status, stderr } = spawnSync("npm", install, { cwd: folder, encoding: "utf8" });
  if (status !== 0) {
    throw new Error(`Verdaccio cannot be installed:\n${stderr}`);
  }
  const child = spawn(process.execPath, ["server.js"], {
    cwd: folder,
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

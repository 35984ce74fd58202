// @ts-check
// Does what a release does, to a registry on loopback: versions, builds, publishes, installs from there into an
// empty project, and makes the README's first call. What is committed is what is released.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inOwnNetwork, isolated } from "./isolation.mjs";
import { installRegistry } from "./registry.mjs";

const folder = mkdtempSync(join(tmpdir(), "rehearsal-"));
const home = join(folder, "home");
mkdirSync(home);

try {
  installRegistry(join(folder, "registry"));
  const store = spawnSync("pnpm", ["store", "path"], { encoding: "utf8" }).stdout.trim();
  const release = [process.execPath, join(import.meta.dirname, "release.mjs"), folder];
  const { command, walled } = inOwnNetwork(release);
  process.stdout.write(
    walled
      ? "In a network of its own, which has loopback only.\n"
      : "No network of its own on this system: only what runs is kept from connecting.\n",
  );
  const [program = "", ...args] = command;
  const env = { ...isolated(home), pnpm_config_store_dir: store };
  process.exitCode = spawnSync(program, args, { env, stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}

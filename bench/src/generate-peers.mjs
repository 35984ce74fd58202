import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const FOLDER = join(import.meta.dirname, "../generated");
const DOCUMENT = fileURLToPath(import.meta.resolve("@confident-admin/spec/openapi.yaml"));

// The last versions that run on Node 20. Not dependencies, because they install 380 packages.
const HEY_API = ["@hey-api/openapi-ts@0.95.0", "typescript@6.0.3"];
const ORVAL = ["orval@7.13.2"];

/**
 * Returns the URL of a generated client.
 *
 * @param {string} name
 */
export function generated(name) {
  return pathToFileURL(join(FOLDER, name)).href;
}

/** Generates clients from our document with other tools. */
export async function generatePeers() {
  rmSync(FOLDER, { recursive: true, force: true });
  npx(HEY_API, "openapi-ts", ["-i", DOCUMENT, "-o", join(FOLDER, "hey-api")]);
  npx(ORVAL, "orval", ["-i", DOCUMENT, "-o", join(FOLDER, "orval.ts"), "--client", "fetch"]);
  await bundle(
    "hey-api.mjs",
    'export * from "./hey-api/client.gen"; export * from "./hey-api/sdk.gen";',
  );
  await bundle("orval.mjs", 'export * from "./orval";');
}

/**
 * @param {string} name
 * @param {string} contents
 */
function bundle(name, contents) {
  const stdin = { contents, resolveDir: FOLDER };
  const outfile = join(FOLDER, name);
  return build({
    stdin,
    bundle: true,
    format: "esm",
    outfile,
    define: { fetch: "globalThis.orvalFetch" },
  });
}

/**
 * @param {string[]} packages
 * @param {string} command
 * @param {string[]} args
 */
function npx(packages, command, args) {
  const named = packages.map((name) => `--package=${name}`);
  execFileSync("npx", ["--yes", ...named, "--", command, ...args], {
    // Outside the repository, where npx would use our TypeScript, which hey-api does not support.
    cwd: tmpdir(),
    stdio: ["ignore", "ignore", "inherit"],
  });
}

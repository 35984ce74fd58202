import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const FOLDER = join(import.meta.dirname, "../generated");
const DOCUMENT = fileURLToPath(import.meta.resolve("@confident-admin/spec/openapi.yaml"));

// The last versions that run on Node 20. They are no dependencies: 380 packages that only this needs.
const HEY_API = ["@hey-api/openapi-ts@0.95.0", "typescript@6.0.3"];
const ORVAL = ["orval@7.13.2"];

/**
 * Where a generated client is.
 *
 * @param {string} name
 */
export function generated(name) {
  return pathToFileURL(join(FOLDER, name)).href;
}

/** Generates the clients that other tools make of our document. */
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
    // Elsewhere: npx leaves out what it finds here, and then takes a TypeScript that hey-api cannot use.
    cwd: tmpdir(),
    stdio: ["ignore", "ignore", "inherit"],
  });
}

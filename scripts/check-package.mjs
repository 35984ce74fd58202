// @ts-check
// Packs the package in the working folder, and looks at what would be published.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { PUBLIC_PACKAGES, pack, peerRange, ROOT, readJson } from "./packages.mjs";

const SOURCE = "@confident-admin/source";
const require = createRequire(import.meta.url);
const ATTW = join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist/index.js");

/** @typedef {Record<string, string | Record<string, string>>} Exports */

const folder = relative(ROOT, process.cwd());
const destination = await mkdtemp(join(tmpdir(), "confident-pack-"));
try {
  const { name, tarball, contents } = await pack(folder, destination);
  const manifest = await readJson(join(contents, "package.json"));
  await checkManifest(manifest);
  const files = readdirSync(contents, { recursive: true, encoding: "utf8" });
  checkFiles(files);
  checkSourceMaps(contents, files);
  await lint(tarball, manifest);
  checkTypes(tarball, manifest.exports);
  process.stdout.write(`${name}: nothing for publint, attw; ${files.length} files\n`);
} finally {
  await rm(destination, { recursive: true });
}

/** @param {Record<string, any>} manifest */
async function checkManifest(manifest) {
  const ours = await readJson("package.json");
  const { engines } = await readJson(join(ROOT, "package.json"));
  assert.deepEqual(manifest.engines, engines, "one Node for all packages");
  assert.deepEqual(manifest.exports, withoutSource(ours.exports), "exports and publishConfig");
  assert.equal(manifest.exports["./package.json"], "./package.json");
  // For what does not read exports: TypeScript's node10, eslint's resolver, Metro before 0.79.
  const { ".": root, ...subpaths } = manifest.exports;
  assert.deepEqual([manifest.main, manifest.types], [root.default, root.types], "main and types");
  const typed = Object.entries(subpaths).filter(([, target]) => target.types);
  assert.deepEqual(
    manifest.typesVersions ?? { "*": {} },
    { "*": Object.fromEntries(typed.map(([path, target]) => [path.slice(2), [target.types]])) },
    "typesVersions",
  );
  assert.equal(manifest.repository.directory, folder);
  assert.equal(typeof manifest.sideEffects, "boolean");
  assert.ok(manifest.keywords.length > 0 && manifest.description && manifest.license);
  assert.doesNotMatch(JSON.stringify(manifest), /"(workspace|catalog|link|file):/);
  for (const path of PUBLIC_PACKAGES) {
    const { name, version } = await readJson(join(ROOT, path, "package.json"));
    const accepted = manifest.peerDependencies?.[name] ?? peerRange(version);
    assert.equal(accepted, peerRange(version), `${name} as a peer: run scripts/bound-peers.mjs`);
  }
}

/**
 * What the workspace has for its own tests; in a consumer's it would choose TypeScript that no Node runs.
 *
 * @param {Exports} exports
 */
function withoutSource(exports) {
  return Object.fromEntries(
    Object.entries(exports).map(([path, target]) => {
      const { [SOURCE]: _, ...published } = typeof target === "string" ? {} : target;
      return [path, typeof target === "string" ? target : published];
    }),
  );
}

/** @param {string[]} files */
function checkFiles(files) {
  for (const file of ["README.md", "LICENSE"]) {
    assert.ok(files.includes(file), `${file} is missing`);
  }
  const strays = files.filter((file) =>
    /(^|\/)test(\/|$)|\.(test|stories)\.|\.tsbuildinfo/.test(file),
  );
  assert.deepEqual(strays, [], "tests are not published");
}

/**
 * Sources are not published, so a source map would lead nowhere, and so would a reference to one.
 *
 * @param {string} contents
 * @param {string[]} files
 */
function checkSourceMaps(contents, files) {
  const maps = files.filter(
    (file) =>
      file.endsWith(".map") ||
      (/\.[cm]?[jt]s$/.test(file) &&
        readFileSync(join(contents, file), "utf8").includes("sourceMappingURL=")),
  );
  assert.deepEqual(maps, [], "source maps and references to them are not published");
}

/**
 * @param {string} tarball
 * @param {Record<string, any>} manifest
 */
async function lint(tarball, manifest) {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest, { color: false })),
    [],
  );
}

/**
 * Node 10 knows no exports, and the types of 2024 that attw has do not know that Node 20.19 can require a module.
 *
 * @param {string} tarball
 * @param {Exports} exports
 */
function checkTypes(tarball, exports) {
  const documents = Object.entries(exports)
    .filter(
      ([, target]) => typeof target === "string" && ![".js", ".json"].includes(extname(target)),
    )
    .map(([path]) => path);
  const options = ["--profile", "node16", "--ignore-rules", "cjs-resolves-to-esm", "--no-emoji"];
  const excluded = documents.length > 0 ? ["--exclude-entrypoints", ...documents] : [];
  const command = [ATTW, tarball, ...options, ...excluded];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
}

// @ts-check
// Packs every package and checks the tarball.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PUBLIC_PACKAGES, pack, ROOT, readJson } from "./packages.mjs";

// Every supported Node version can require ES modules.
const ATTW = "--profile strict --ignore-rules cjs-resolves-to-esm --no-emoji --quiet".split(" ");
const { engines } = await readJson(join(ROOT, "package.json"));
const destination = mkdtempSync(join(tmpdir(), "confident-pack-"));
try {
  for (const folder of PUBLIC_PACKAGES) {
    const { name, tarball, contents } = await pack(folder, join(destination, basename(folder)));
    const manifest = await readJson(join(contents, "package.json"));
    const text = JSON.stringify(manifest);
    assert.deepEqual(manifest.engines, engines, `${name}: engines`);
    assert.equal(manifest.repository.directory, folder, `${name}: repository`);
    assert.doesNotMatch(text, /"(workspace|catalog|link|file):|@confident-admin\/source/, name);
    await checkFolders(name, contents, manifest.exports);
    const files = readdirSync(contents, { recursive: true, encoding: "utf8" });
    assert.deepEqual(
      files.filter((file) => /^(?:src|test)\b|\.map$/.test(file)),
      [],
      `${name}: files`,
    );
    const data = Object.keys(manifest.exports).filter((path) => /\.(?:yaml|css)$/.test(path));
    const excluded = data.length > 0 ? ["--exclude-entrypoints", ...data] : [];
    execFileSync("npx", ["publint", "run", tarball, "--strict"], { stdio: "inherit" });
    execFileSync("npx", ["attw", tarball, ...ATTW, ...excluded], { stdio: "inherit" });
  }
} finally {
  rmSync(destination, { recursive: true });
}

/**
 * Checks that resolvers that do not read `exports`, such as eslint-plugin-import's and Metro's before 0.82, find the
 * same files: each entry point needs a folder with a package.json.
 *
 * @param {string} name the package's
 * @param {string} contents the folder of the unpacked tarball
 * @param {Record<string, string | Record<string, string>>} entries the package's `exports`
 */
async function checkFolders(name, contents, entries) {
  for (const [entry, target] of Object.entries(entries)) {
    if (typeof target === "string") {
      assert.ok(existsSync(join(contents, entry)), `${name}: ${entry} must be the file itself`);
      continue;
    }
    const folder = join(contents, entry);
    const { main, types } = await readJson(join(folder, "package.json"));
    assert.deepEqual(
      [join(folder, main), join(folder, types)],
      [join(contents, target["default"] ?? ""), join(contents, target["types"] ?? "")],
      `${name}: main and types of ${join(entry, "package.json")}`,
    );
  }
}

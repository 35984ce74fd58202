// @ts-check
// Checks the built files: which may import React, which start with "use client", and which types they name.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const DIST = join(import.meta.dirname, "../dist");
const IMPORT = /(?:import|export)\s+(?:([^"';]*?)\s+from\s+)?"([^"]+)"/g;

const read = (/** @type {string} */ file) => readFileSync(file, "utf8");
const importsOf = (/** @type {string} */ file) =>
  [...read(file).matchAll(IMPORT)].map(([, names = "", from = ""]) => ({ names, from }));
const files = readdirSync(DIST, { recursive: true, encoding: "utf8" }).map((name) =>
  join(DIST, name),
);

/** @param {string} file @param {Set<string>} [seen] */
function graph(file, seen = new Set()) {
  for (const { from } of seen.has(file) ? [] : importsOf(file)) {
    seen.add(file);
    if (from.startsWith(".")) {
      graph(join(dirname(file), from), seen);
    } else {
      seen.add(from);
    }
  }
  return seen;
}

const reached = [...graph(join(DIST, "queries.js"))].filter((name) => !name.startsWith(DIST));
const core = ["@confident-admin/core"];
assert.deepEqual(reached.sort(), core, "queries.js may import only core");

for (const file of files.filter((name) => name.endsWith(".js"))) {
  const hooks = importsOf(file).some(({ names }) =>
    /\b(use[A-Z]|createContext|\w+Hook\b)/.test(names),
  );
  const client = read(file).startsWith('"use client"');
  const barrel = /index\.js$/.test(file);
  assert.equal(client, hooks && !barrel, `"use client" belongs in files with hooks only: ${file}`);
}

const entry = createRequire(import.meta.url).resolve("@tanstack/react-query");
const declared = read(join(dirname(entry), "../modern/index.d.ts"));
const inherited = createRequire(entry).resolve("@tanstack/query-core");
const isPublic = (/** @type {string} */ name) =>
  new RegExp(`\\b${name}\\b`).test(
    declared + read(join(dirname(inherited), "../modern/index.d.ts")).replace(/^import.*$/gm, ""),
  );
for (const file of files.filter((name) => name.endsWith(".d.ts"))) {
  assert.doesNotMatch(read(file), /query-core|dataTagSymbol|unsetMarker|import\("/, file);
  for (const { names, from } of importsOf(file)) {
    if (from === "@tanstack/react-query") {
      const internal = (names.match(/\w+/g) ?? []).filter(
        (name) => name !== "type" && !isPublic(name),
      );
      assert.deepEqual(internal, [], `${file} names types that TanStack Query does not export`);
    }
  }
}
process.stdout.write("The built files are valid.\n");

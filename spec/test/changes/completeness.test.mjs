// @ts-check
// The comparison must detect the removal of any part of the document, and must not depend on its structure.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { compare } from "../../scripts/changes/compare.mjs";
import { inlineReferences, lookUp } from "../../scripts/references.mjs";

const document = parse(readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8"));
const DESCRIPTIONS = ["summary", "description", "example", "examples", "externalDocs"];
const IGNORED = ["openapi", "info", "tags", ...DESCRIPTIONS];
/** Redundant parts. An enum implies its types, and another schema also declares `success`. */
const REDUNDANT = /\.type$|\.Envelope\.properties\.success$/;

/**
 * @param {any} node
 * @param {readonly string[]} path
 * @returns {Generator<readonly string[]>}
 */
function* pathsIn(node, path = []) {
  if (typeof node !== "object" || node === null) {
    return;
  }
  for (const [name, child] of Object.entries(node)) {
    if (path.at(-1) === "properties" || !IGNORED.includes(name)) {
      yield [...path, name];
      yield* pathsIn(child, [...path, name]);
    }
  }
}

/**
 * Copies a node without one part. Shares everything that is not on the path to that part.
 *
 * @param {any} node
 * @param {readonly string[]} path
 * @returns {any}
 */
function without(node, [name = "", ...rest]) {
  const copy = Array.isArray(node) ? [...node] : { ...node };
  if (rest.length > 0) {
    copy[name] = without(node[name], rest);
  } else {
    Array.isArray(copy) ? copy.splice(Number(name), 1) : delete copy[name];
  }
  return copy;
}

/**
 * @param {string} name
 * @param {any} node
 */
function withOnePath(name, { paths = {}, ...others }) {
  return { ...others, paths: name in paths ? { [name]: paths[name] } : {} };
}

/**
 * The references in a node, and those in their targets.
 *
 * @param {any} node
 * @param {Set<string>} [found]
 */
function referencesIn(node, found = new Set()) {
  for (const [, ref = ""] of JSON.stringify(node).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (!found.has(ref)) {
      referencesIn(lookUp(document, ref), found.add(ref));
    }
  }
  return found;
}

const references = Object.entries(document.paths).map(([name, item]) => ({
  name,
  found: referencesIn(item),
}));

/** @param {readonly string[]} path */
function isDetected(path) {
  const changed = without(document, path);
  const [section, name = ""] = path;
  const users = references.filter(({ found }) => found.has(`#/${path.slice(0, 3).join("/")}`));
  // Compared path by path, because most changes already appear in the first one.
  const affected = (users.length > 0 ? users : references).map((one) => one.name);
  const names = section === "paths" && name ? [name] : affected;
  try {
    return names.some(
      (one) => compare(withOnePath(one, document), withOnePath(one, changed)).length > 0,
    );
  } catch (error) {
    return /Reference not found/.test(`${error}`);
  }
}

test("detects the removal of any part, except descriptions", () => {
  const undetected = [...pathsIn(document)].filter((path) => !isDetected(path));
  const unexpected = undetected.map((path) => path.join(".")).filter((one) => !REDUNDANT.test(one));
  assert.deepEqual(unexpected, []);
});

test("ignores the removal of all descriptions and examples", () => {
  const stripped = JSON.parse(JSON.stringify(document), (name, value) => {
    const isProperty = typeof value === "object" && value !== null && "type" in value;
    return IGNORED.includes(name) && !isProperty ? undefined : value;
  });
  assert.deepEqual(compare(document, stripped), []);
  assert.notDeepEqual(stripped, document);
});

test("finds no changes in a document with inlined references", () => {
  const inlined = inlineReferences(document, document);
  assert.doesNotMatch(JSON.stringify(inlined.paths), /\$ref/);
  assert.deepEqual(compare(document, inlined), []);
});

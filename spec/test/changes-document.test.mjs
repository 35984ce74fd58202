// @ts-check
// Whatever the document says must count, and however it is put together must not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { compare } from "../scripts/changes/compare.mjs";
import { inlined } from "../scripts/changes/references.mjs";

const document = parse(readFileSync(new URL("../openapi.yaml", import.meta.url), "utf8"));
const WORDS = ["openapi", "info", "externalDocs", "tags", "summary", "description", "example"];
const NO_CHANGE = [...WORDS, "examples"];
// Of what holds together, another part may say the same: values that are listed, or what takes this in.
const SAID_TWICE = /\.type$|\.Envelope\.properties\.success$/;

/**
 * @param {any} node
 * @param {readonly string[]} path
 * @returns {Generator<readonly string[]>}
 */
function* partsOf(node, path = []) {
  if (typeof node !== "object" || node === null) {
    return;
  }
  for (const [name, part] of Object.entries(node)) {
    if (path.at(-1) === "properties" || !NO_CHANGE.includes(name)) {
      yield [...path, name];
      yield* partsOf(part, [...path, name]);
    }
  }
}

/** @param {readonly string[]} path */
function without(path) {
  const changed = structuredClone(document);
  const whole = path.slice(0, -1).reduce((node, name) => node[name], changed);
  const name = path.at(-1) ?? "";
  Array.isArray(whole) ? whole.splice(Number(name), 1) : delete whole[name];
  return changed;
}

/**
 * @param {string} name
 * @param {any} whole
 */
function withOnePath(name, { paths = {}, ...others }) {
  return { ...others, paths: name in paths ? { [name]: paths[name] } : {} };
}

/** @param {readonly string[]} path */
function isNoticed(path) {
  const changed = without(path);
  const [part, own] = path;
  // One path of the API after the other: most changes show in the first one.
  const names = part === "paths" && own ? [own] : Object.keys(document.paths);
  try {
    return names.some(
      (name) => compare(withOnePath(name, document), withOnePath(name, changed)).length > 0,
    );
  } catch (error) {
    return /leads nowhere/.test(`${error}`);
  }
}

test("anything less is noticed, but for words", () => {
  const unnoticed = [...partsOf(document)].filter((path) => !isNoticed(path));
  const unexpected = unnoticed.map((path) => path.join(".")).filter((one) => !SAID_TWICE.test(one));
  assert.deepEqual(unexpected, []);
});

test("words are no change", () => {
  const wordless = JSON.parse(JSON.stringify(document), (name, value) => {
    const isProperty = typeof value === "object" && value !== null && "type" in value;
    return NO_CHANGE.includes(name) && !isProperty ? undefined : value;
  });
  assert.deepEqual(compare(document, wordless), []);
  assert.notDeepEqual(wordless, document);
});

test("a document without references is the same", () => {
  const whole = inlined(document, document);
  assert.doesNotMatch(JSON.stringify(whole.paths), /\$ref/);
  assert.deepEqual(compare(document, whole), []);
});

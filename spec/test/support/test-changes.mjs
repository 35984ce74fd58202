// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { compare } from "../../scripts/changes/compare.mjs";

export const LIST = "/v1/organization/policies";

/**
 * @typedef Case
 * @property {(document: any) => void} [before] - prepares the old document
 * @property {(document: any) => void} change - turns the old document into the new one
 * @property {readonly RegExp[]} [breaking]
 * @property {readonly RegExp[]} [compatible]
 */

const { paths, ...rest } = parse(
  readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8"),
);
// Uses only a few operations, so that a change to a shared part is reported for only a few.
const tested = Object.entries(paths).filter(([path]) => /^\/v1\/organization($|\/p)/.test(path));
const document = { ...rest, paths: Object.fromEntries(tested) };

/**
 * Defines a test for each case. The report must contain every expected change and no other.
 *
 * @param {Record<string, Case>} cases
 */
export function testChanges(cases) {
  for (const [
    name,
    { before = () => {}, change, breaking = [], compatible = [] },
  ] of Object.entries(cases)) {
    test(name, () => {
      const old = structuredClone(document);
      before(old);
      const changed = structuredClone(old);
      change(changed);
      const changes = compare(old, changed);
      expectTexts(
        changes.filter((one) => one.breaking),
        breaking,
        "breaking",
      );
      expectTexts(
        changes.filter((one) => !one.breaking),
        compatible,
        "compatible",
      );
    });
  }
}

/**
 * @param {readonly { readonly text: string }[]} changes
 * @param {readonly RegExp[]} patterns
 * @param {string} label
 */
function expectTexts(changes, patterns, label) {
  const texts = changes.map(({ text }) => text);
  const unexpected = texts.filter((text) => !patterns.some((pattern) => pattern.test(text)));
  assert.deepEqual(unexpected, [], label);
  assert.ok(
    patterns.every((pattern) => texts.some((text) => pattern.test(text))),
    `${label}: ${texts}`,
  );
}

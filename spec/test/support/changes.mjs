// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { compare } from "../../scripts/changes/compare.mjs";

/**
 * What is done to the document, what must be said of it, and what the document must be like before.
 *
 * @typedef {[change: (changed: any) => void, expected: { breaking: RegExp[], harmless: RegExp[] }, prepare?: (before: any) => void]} Case
 */

const document = parse(readFileSync(new URL("../../openapi.yaml", import.meta.url), "utf8"));

/**
 * Each expectation must be met, and nothing else be said.
 *
 * @param {Record<string, Case>} cases
 */
export function testChanges(cases) {
  for (const [name, [change, expected, prepare = () => {}]] of Object.entries(cases)) {
    test(name, () => {
      const before = structuredClone(document);
      prepare(before);
      const changed = structuredClone(before);
      change(changed);
      const changes = compare(before, changed);
      for (const [breaking, patterns] of /** @type {const} */ ([
        [true, expected.breaking],
        [false, expected.harmless],
      ])) {
        const texts = changes.filter((one) => one.breaking === breaking).map(({ text }) => text);
        const unexpected = texts.filter((text) => !patterns.some((pattern) => pattern.test(text)));
        assert.deepEqual(unexpected, [], `breaking: ${breaking}`);
        assert.ok(
          patterns.every((pattern) => texts.some((text) => pattern.test(text))),
          `${texts}`,
        );
      }
    });
  }
}

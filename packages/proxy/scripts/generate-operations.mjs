// @ts-check
// What the proxy lets through, taken from the document: each operation's method, path and body.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

const OUTPUT = new URL("../src/operations.gen.ts", import.meta.url);
const file = createRequire(import.meta.url).resolve("@confident-admin/spec/openapi.yaml");
const document = parse(readFileSync(file, "utf8"));

const operations = Object.fromEntries(
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(inlined(item))
      .filter(([, operation]) => operation.operationId)
      .map(([method, { operationId, requestBody }]) => [
        operationId,
        {
          method: method.toUpperCase(),
          path,
          body: requestBody?.content["application/json"].schema,
        },
      ]),
  ),
);

const source = `// Generated from spec/openapi.yaml by npm run generate. Never edited by hand.
import type { OperationTable } from "./operation.ts";

export const operations = ${JSON.stringify(operations, null, 2)} as const satisfies OperationTable;

/** The \`operationId\` of an operation that the proxy knows. */
export type OperationId = keyof typeof operations;
`;

if (!process.argv.includes("--check")) {
  writeFileSync(OUTPUT, source);
} else if (readFileSync(OUTPUT, "utf8") !== source) {
  process.exitCode = 1;
}

/**
 * The same with every local reference replaced by what it points to.
 *
 * @param {any} value
 * @returns {any}
 */
function inlined(value) {
  if (Array.isArray(value)) {
    return value.map(inlined);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (typeof value.$ref === "string") {
    const keys = value.$ref.replace("#/", "").split("/");
    return inlined(
      keys.reduce((/** @type {any} */ node, /** @type {string} */ key) => node[key], document),
    );
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inlined(item)]));
}

// @ts-check
// What the proxy may let through, taken from the document: each operation's method, path and body, and what it creates.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

const OUTPUT = new URL("../src/operations.gen.ts", import.meta.url);
const file = createRequire(import.meta.url).resolve("@confident-admin/spec/openapi.yaml");
const document = inlined(parse(readFileSync(file, "utf8")));

const operations = Object.entries(document.paths).flatMap(([path, { parameters = [], ...item }]) =>
  Object.entries(item)
    .filter(([, operation]) => operation.operationId)
    .map(([method, operation]) => toEntry(method, path, operation, parameters)),
);

const source = `// Generated from spec/openapi.yaml by npm run generate. Never edited by hand.
import type { OperationTable } from "./operation.ts";

export const operations = ${JSON.stringify(Object.fromEntries(operations), null, 2)} as const satisfies OperationTable;

/** The \`operationId\` of an operation that the proxy knows. */
export type OperationId = keyof typeof operations;
`;

if (!process.argv.includes("--check")) {
  writeFileSync(OUTPUT, source);
} else if (readFileSync(OUTPUT, "utf8") !== source) {
  process.exitCode = 1;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {any} operation
 * @param {any[]} shared - parameters of all the path's operations
 */
function toEntry(method, path, { operationId, parameters = [], requestBody, responses }, shared) {
  const unknown = [...shared, ...parameters].find((parameter) => parameter.in !== "path");
  if (unknown) {
    throw new Error(`${operationId}: the proxy lets no ${unknown.in} parameter through yet.`);
  }
  const body = withoutDescriptions(requestBody?.content["application/json"].schema);
  const creates = method === "post" ? nameOfCreated(responses) : undefined;
  return [operationId, { method: method.toUpperCase(), path, body, creates }];
}

/**
 * What an answer's `data` calls what was made, if that has an id.
 *
 * @param {any} responses
 * @returns {string | undefined}
 */
function nameOfCreated(responses) {
  const schema = (responses["201"] ?? responses["200"])?.content["application/json"].schema;
  const parts = [schema, ...(schema?.allOf ?? [])];
  const data = parts.map((part) => part?.properties?.data).find(Boolean);
  const { required = [], properties } = data ?? {};
  return required.find((/** @type {string} */ name) => properties[name]?.properties?.id);
}

/**
 * The same with every local reference replaced by what it points to.
 *
 * @param {any} value
 * @returns {any}
 */
function inlined(value, root = value) {
  if (Array.isArray(value)) {
    return value.map((item) => inlined(item, root));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (typeof value.$ref === "string") {
    const keys = value.$ref.replace("#/", "").split("/");
    const target = keys.reduce(
      (/** @type {any} */ node, /** @type {string} */ key) => node[key],
      root,
    );
    return inlined(target, root);
  }
  return mapped(value, (item) => inlined(item, root));
}

/**
 * A schema without the words that are for people.
 *
 * @param {any} schema
 * @returns {any}
 */
function withoutDescriptions(schema) {
  if (!schema) {
    return undefined;
  }
  const { description: _, properties, items, ...rest } = schema;
  return {
    ...rest,
    ...(properties && { properties: mapped(properties, withoutDescriptions) }),
    ...(items && { items: withoutDescriptions(items) }),
  };
}

/**
 * @param {object} object
 * @param {(value: any) => any} change
 */
function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, item]) => [key, change(item)]));
}

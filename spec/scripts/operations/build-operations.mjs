// @ts-check
import { resolver } from "../references.mjs";
import { describeResponse } from "./describe-response.mjs";
import { findSecrets } from "./find-secrets.mjs";
import { toParameters } from "./to-parameters.mjs";
import { toSchema } from "./to-schema.mjs";
import { checkKeys, UnsupportedError } from "./unsupported-error.mjs";

/** @typedef {import("../references.mjs").Node} Node */
/** @typedef {import("./types.d.ts").Operation} Operation */
/** @typedef {import("./types.d.ts").OperationTable} OperationTable */

const METHODS = new Set(["get", "put", "post", "delete", "patch"]);
/** The keys of a path that are not methods. */
const SHARED_KEYS = new Set(["parameters", "summary", "description"]);
const OPERATION_KEYS = new Set([
  ...["operationId", "parameters", "requestBody", "responses"],
  ...["tags", "summary", "description", "deprecated", "externalDocs"],
]);

/**
 * Builds the operations table of a document with only local references.
 *
 * @param {Node} document
 * @returns {OperationTable}
 * @throws {Error} if the table does not support an operation. The message names each of them and the reason.
 */
export function buildOperations(document) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Record<string, Operation>} */
  const table = {};
  for (const { path, item, method } of listOperations(document)) {
    const name = item[method].operationId ?? `${method} ${path}`;
    try {
      table[name] = toOperation(document, path, item, method);
    } catch (error) {
      if (!(error instanceof UnsupportedError)) {
        throw error;
      }
      problems.push(`${name}: ${error.message}.`);
    }
  }
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  return table;
}

/** @param {Node} document */
function listOperations({ paths }) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => !SHARED_KEYS.has(key) && !key.startsWith("x-"))
      .map((method) => ({ path, item, method })),
  );
}

/**
 * @param {Node} document
 * @param {string} path
 * @param {Node} item
 * @param {string} method in lower case
 * @returns {Operation}
 */
function toOperation(document, path, item, method) {
  const operation = item[method];
  if (!METHODS.has(method)) {
    throw new UnsupportedError("path", `"${method}"`);
  }
  checkKeys(operation, OPERATION_KEYS, "operation");
  if (operation.operationId === undefined) {
    throw new UnsupportedError("operation", 'an operation without "operationId"');
  }
  const resolve = resolver(document);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const body = toBody(document, operation);
  return {
    method: /** @type {Operation["method"]} */ (method.toUpperCase()),
    path,
    parameters: toParameters(document, parameters),
    ...(body && { body }),
    ...describeResponse(document, operation, method),
    secrets: findSecrets(document, operation, parameters),
    statuses: Object.keys(operation.responses).map(toStatus),
  };
}

/**
 * @param {Node} document
 * @param {Node} operation
 */
function toBody(document, { requestBody }) {
  if (requestBody === undefined) {
    return undefined;
  }
  const place = "request body";
  const { content, required } = resolver(document)(requestBody);
  if (required !== true) {
    throw new UnsupportedError(place, "optional bodies (required: true is missing)");
  }
  checkKeys(content, new Set(["application/json"]), place);
  return toSchema(document, content["application/json"].schema, place);
}

/** @param {string} status */
function toStatus(status) {
  if (!/^\d{3}$/.test(status)) {
    throw new UnsupportedError("responses", `"${status}"`);
  }
  return Number(status);
}

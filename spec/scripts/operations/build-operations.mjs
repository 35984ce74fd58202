// @ts-check
import { resolver } from "../references.mjs";
import { checkPath } from "./check-path.mjs";
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
const SHARED_KEYS = new Set(["parameters", "summary", "description", "servers"]);
/** The keys of an operation that the table uses, or that do not affect it. */
const OPERATION_KEYS = new Set([
  ...["operationId", "parameters", "requestBody", "responses"],
  ...["tags", "summary", "description", "deprecated", "externalDocs"],
  ...["security", "servers", "callbacks"],
]);

/**
 * Builds the operations table of a document. All references in the document must be local.
 *
 * @param {Node} document
 * @returns {OperationTable}
 * @throws {Error} if the table does not support some of the operations. The message names them and says why.
 */
export function buildOperations(document) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, Operation>} */
  const table = new Map();
  for (const { path, item, method } of listOperations(document)) {
    const name = item[method]?.operationId || `${method} ${path}`;
    try {
      const operation = toOperation(document, path, item, method);
      const other = table.get(name);
      if (other) {
        const requests = [other, operation].map((one) => `${one.method} ${one.path}`);
        throw new Error(`${requests.join(" and ")} have the same operationId.`);
      }
      table.set(name, operation);
    } catch (error) {
      problems.push(`${name}: ${/** @type {Error} */ (error).message}`);
    }
  }
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  return Object.fromEntries(table);
}

/** @param {Node} document */
function listOperations({ paths }) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item ?? {})
      .filter((key) => !SHARED_KEYS.has(key) && !key.startsWith("x-"))
      .map((method) => ({ path, item, method })),
  );
}

/**
 * @param {Node} document
 * @param {string} path
 * @param {Node} item
 * @param {string} method - in lower case
 * @returns {Operation}
 */
function toOperation(document, path, item, method) {
  const operation = { ...item[method], responses: item[method]?.responses ?? {} };
  if (!METHODS.has(method)) {
    throw new UnsupportedError("path", `"${method}"`);
  }
  checkKeys(operation, OPERATION_KEYS, "operation");
  if (typeof operation.operationId !== "string" || operation.operationId === "") {
    throw new UnsupportedError("operation", 'an operation without "operationId"');
  }
  const resolve = resolver(document);
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
  const sorted = toParameters(document, parameters);
  checkPath(path, sorted.path);
  const body = toBody(document, operation);
  return {
    method: /** @type {Operation["method"]} */ (method.toUpperCase()),
    path,
    parameters: sorted,
    ...(body && { body }),
    ...describeResponse(document, operation, method),
    secrets: findSecrets(document, operation, parameters),
    // Leave out ranges (2XX) and default.
    statuses: Object.keys(operation.responses).filter(isStatus).map(Number),
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
  checkKeys(content ?? {}, new Set(["application/json"]), place);
  if (!content?.["application/json"]) {
    throw new UnsupportedError(place, 'a body without "application/json"');
  }
  return toSchema(document, content["application/json"].schema, place);
}

/** @param {string} status */
function isStatus(status) {
  return /^\d{3}$/.test(status);
}

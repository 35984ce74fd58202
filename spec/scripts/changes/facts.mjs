// @ts-check
// What a document promises, as a flat list that two documents can be compared by.
import { addSchema } from "./schemas.mjs";

/**
 * @typedef {{ readonly [key: string]: any }} Node
 * @typedef {"operation" | "parameter" | "request" | "answer" | "status"} Kind
 * @typedef {{ readonly kind: Kind, readonly traits: Readonly<Record<string, unknown>>, readonly isAlternative?: boolean }} Fact
 * @typedef {Map<string, Fact>} Facts
 * @typedef {(node: Node) => Node} Resolve
 */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** How a parameter is written, beside which values it can have. */
const NOTATION = ["style", "explode", "allowReserved", "deprecated"];

/**
 * Every server, security scheme, operation, parameter, body field, status, header and answer field, by where it is.
 *
 * @param {Node} document
 * @returns {Facts}
 */
export function factsOf(document) {
  /** @type {Facts} */
  const facts = new Map();
  const resolve = resolver(document);
  for (const { url } of document["servers"] ?? []) {
    facts.set(`server ${url}`, { kind: "operation", traits: {} });
  }
  facts.set("security", { kind: "operation", traits: { needs: document["security"] } });
  for (const [name, reference] of Object.entries(document["components"]?.securitySchemes ?? {})) {
    const { description: _, ...traits } = resolve(reference);
    facts.set(`security scheme ${name}`, { kind: "operation", traits });
  }
  for (const [path, reference] of Object.entries(document["paths"])) {
    const item = resolve(reference);
    for (const method of METHODS.filter((name) => item[name])) {
      addOperation(facts, resolve, `${method.toUpperCase()} ${path}`, item, item[method]);
    }
  }
  return facts;
}

/**
 * @param {Facts} facts
 * @param {Resolve} resolve
 * @param {string} address
 * @param {Node} item
 * @param {Node} operation
 */
function addOperation(facts, resolve, address, item, operation) {
  const at = operation["operationId"] ?? address;
  const servers = operation["servers"] ?? item["servers"];
  const traits = { address, ...pick(operation, ["security", "deprecated"]), servers };
  facts.set(at, { kind: "operation", traits });
  for (const reference of [...(item["parameters"] ?? []), ...(operation["parameters"] ?? [])]) {
    const parameter = resolve(reference);
    const { name, in: place, required = false } = parameter;
    const where = `${at}, ${place} parameter ${name}`;
    const said = { required, ...pick(parameter, NOTATION) };
    addSchema(facts, resolve, "parameter", where, [schemaOf(parameter)], said);
  }
  const body = operation["requestBody"] && resolve(operation["requestBody"]);
  for (const [type, { schema = {} }] of Object.entries(body?.content ?? {})) {
    const { required = false } = body;
    addSchema(facts, resolve, "request", `${at}, request (${type})`, [schema], { required });
  }
  for (const [status, reference] of Object.entries(operation["responses"] ?? {})) {
    addAnswer(facts, resolve, at, status, resolve(reference));
  }
}

/**
 * @param {Facts} facts
 * @param {Resolve} resolve
 * @param {string} at
 * @param {string} status
 * @param {Node} answer
 */
function addAnswer(facts, resolve, at, status, answer) {
  facts.set(`${at}, status ${status}`, { kind: "status", traits: {} });
  for (const [name, reference] of Object.entries(answer["headers"] ?? {})) {
    const header = resolve(reference);
    const where = `${at}, status ${status}, header ${name.toLowerCase()}`;
    const said = { required: header["required"] ?? false, ...pick(header, NOTATION) };
    addSchema(facts, resolve, "answer", where, [schemaOf(header)], said);
  }
  for (const [type, { schema = {} }] of Object.entries(answer["content"] ?? {})) {
    const where = `${at}, ${status} (${type})`;
    addSchema(facts, resolve, "answer", where, [schema], { required: true });
  }
}

/** @param {Node} parameter */
function schemaOf({ schema, content = {} }) {
  const [written] = Object.values(content);
  return schema ?? written?.schema ?? {};
}

/**
 * @param {Node} node
 * @param {readonly string[]} names
 */
function pick(node, names) {
  const isSaid = (/** @type {string} */ name) =>
    names.includes(name) && !(name === "deprecated" && !node[name]);
  return Object.fromEntries(Object.entries(node).filter(([name]) => isSaid(name)));
}

/**
 * Follows a local reference, as often as it takes.
 *
 * @param {Node} document
 * @returns {Resolve}
 */
function resolver(document) {
  /** @type {Resolve} */
  const resolve = (node) => {
    const steps = node["$ref"]?.split("/").slice(1).map(unescaped);
    return steps
      ? resolve(
          steps.reduce((/** @type {Node} */ at, /** @type {string} */ step) => at[step], document),
        )
      : node;
  };
  return resolve;
}

/** @param {string} step - of a JSON pointer in a URL */
function unescaped(step) {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

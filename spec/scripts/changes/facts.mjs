// @ts-check
// What a document promises, as a flat list that two documents can be compared by.
import { resolver } from "./references.mjs";
import { addSchema } from "./schemas.mjs";

/**
 * @typedef {{ readonly [key: string]: any }} Node
 * @typedef {"operation" | "parameter" | "request" | "answer"} Kind
 * @typedef {"alternative" | "condition" | "error"} Role - one of several ways; what must hold; what may go
 * @typedef {{ readonly kind: Kind, readonly traits: Readonly<Record<string, unknown>>, readonly role?: Role, readonly within?: string }} Fact
 * @typedef {Map<string, Fact>} Facts
 * @typedef {{ readonly document: Node, readonly resolve: (node: Node) => Node, readonly facts: Facts }} Context
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
  const context = { document, resolve, facts };
  for (const { url } of document["servers"] ?? []) {
    facts.set(`server ${url}`, { kind: "operation", traits: {} });
  }
  facts.set("security", { kind: "operation", traits: { needs: document["security"] } });
  for (const [name, reference] of Object.entries(document["components"]?.securitySchemes ?? {})) {
    const { description: _, ...traits } = resolve(reference);
    facts.set(`security scheme ${name}`, { kind: "operation", traits });
  }
  for (const [path, reference] of Object.entries(document["paths"] ?? {})) {
    const item = resolve(reference);
    for (const method of METHODS.filter((name) => item[name])) {
      addOperation(context, `${method.toUpperCase()} ${path}`, item, item[method]);
    }
  }
  return facts;
}

/**
 * @param {Context} context
 * @param {string} address
 * @param {Node} item
 * @param {Node} operation
 */
function addOperation(context, address, item, operation) {
  const { facts, resolve } = context;
  const at = operation["operationId"] ?? address;
  const servers = operation["servers"] ?? item["servers"];
  const traits = { address, ...pick(operation, ["security", "deprecated"]), servers };
  facts.set(at, { kind: "operation", traits });
  addParameters(context, at, [...(item["parameters"] ?? []), ...(operation["parameters"] ?? [])]);
  if (operation["requestBody"]) {
    addBody(context, at, resolve(operation["requestBody"]));
  }
  for (const [status, reference] of Object.entries(operation["responses"] ?? {})) {
    addAnswer(context, at, status, resolve(reference));
  }
}

/**
 * @param {Context} context
 * @param {string} at
 * @param {readonly Node[]} references - the path's, and then the operation's, which stand in place of them
 */
function addParameters(context, at, references) {
  const parameters = references.map(context.resolve);
  const places = parameters.map((one) => [`${at}, ${one["in"]} parameter ${one["name"]}`, one]);
  for (const [where, parameter] of Object.entries(Object.fromEntries(places))) {
    const { required = false } = parameter;
    const said = { required, within: at, ...pick(parameter, NOTATION) };
    addSchema(context, "parameter", where, [schemaOf(parameter)], said);
  }
}

/**
 * @param {Context} context
 * @param {string} at
 * @param {Node} body
 */
function addBody(context, at, { required = false, content = {} }) {
  const within = `${at}, request`;
  context.facts.set(within, { kind: "request", traits: { required }, within: at });
  for (const [type, { schema = {} }] of Object.entries(content)) {
    const said = { role: "alternative", within };
    addSchema(context, "request", `${within} (${type})`, [schema], said);
  }
}

/**
 * @param {Context} context
 * @param {string} operation
 * @param {string} status
 * @param {Node} answer
 */
function addAnswer(context, operation, status, { headers = {}, content = {} }) {
  const within = `${operation}, ${status}`;
  const isError = /^[345]/.test(status);
  context.facts.set(within, {
    kind: "answer",
    traits: {},
    ...(isError && { role: "error" }),
    within: operation,
  });
  for (const [name, reference] of Object.entries(headers)) {
    const header = context.resolve(reference);
    const said = { within, required: header["required"] ?? false, ...pick(header, NOTATION) };
    const where = `${within}, header ${name.toLowerCase()}`;
    addSchema(context, "answer", where, [schemaOf(header)], said);
  }
  for (const [type, { schema = {} }] of Object.entries(content)) {
    addSchema(context, "answer", `${within} (${type})`, [schema], { within });
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

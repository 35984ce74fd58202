// @ts-check
// What an operation takes and gives.
import { addSchema } from "./schemas.mjs";

/**
 * @typedef {import("./facts.mjs").Node} Node
 * @typedef {import("./facts.mjs").Context} Context
 */

/**
 * @param {Context} context
 * @param {string} address
 * @param {Node} item
 * @param {Node} operation
 */
export function addOperation(context, address, item, operation) {
  const { facts, document, resolve } = context;
  const at = operation["operationId"] ?? address;
  const own = operation["servers"] ?? item["servers"];
  const servers = own?.map((/** @type {Node} */ { url }) => url) ?? "the document's";
  const security = securityOf(operation["security"] ?? document["security"]);
  const traits = { address, security, servers, ...deprecationOf(operation) };
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
    const said = { within: at, ...notationOf(parameter) };
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
    const said = { within, ...notationOf(header) };
    const where = `${within}, header ${name.toLowerCase()}`;
    addSchema(context, "answer", where, [schemaOf(header)], said);
  }
  for (const [type, { schema = {} }] of Object.entries(content)) {
    addSchema(context, "answer", `${within} (${type})`, [schema], { within });
  }
}

/** @param {Node} parameter - or a header */
function schemaOf({ schema, content = {} }) {
  const [written] = Object.values(content);
  return schema ?? written?.schema ?? {};
}

/**
 * How a parameter is written, also where it goes without saying, and whether it must be.
 *
 * @param {Node} parameter - or a header
 */
function notationOf({ in: place = "header", required = false, allowReserved = false, ...others }) {
  const usual = place === "query" || place === "cookie" ? "form" : "simple";
  const { content = {}, style: said = usual, explode = said === "form" } = others;
  const [style = said] = Object.keys(content);
  return { required, style, explode, allowReserved, ...deprecationOf(others) };
}

/** @param {Node} node */
function deprecationOf({ deprecated = false }) {
  return deprecated ? { deprecated } : {};
}

/**
 * @param {readonly Node[]} [keys] - one of which is needed
 */
function securityOf(keys = []) {
  return keys.length > 0 ? keys : [{}];
}

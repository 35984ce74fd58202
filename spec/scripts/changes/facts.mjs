// @ts-check
// What a document promises, as a flat list that two documents can be compared by.
import { addOperation } from "./operations.mjs";
import { resolver } from "./references.mjs";

/**
 * @typedef {{ readonly [key: string]: any }} Node
 * @typedef {"operation" | "parameter" | "request" | "answer"} Kind
 * @typedef {"alternative" | "condition" | "error"} Role - one of several ways; what must hold; what may go
 * @typedef {{ readonly kind: Kind, readonly traits: Readonly<Record<string, unknown>>, readonly role?: Role, readonly within?: string }} Fact
 * @typedef {Map<string, Fact>} Facts
 * @typedef {{ readonly document: Node, readonly resolve: (node: Node) => Node, readonly facts: Facts }} Context
 */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

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
  for (const server of document["servers"] ?? []) {
    addServer(facts, server);
  }
  for (const [name, reference] of Object.entries(document["components"]?.securitySchemes ?? {})) {
    const { description: _, ...traits } = resolve(reference);
    facts.set(`security scheme ${name}`, { kind: "operation", traits });
  }
  for (const [path, reference] of Object.entries(document["paths"] ?? {})) {
    const item = resolve(reference);
    for (const method of METHODS.filter((name) => item[name])) {
      addOperation(context, `${method.toUpperCase()} ${path}`, item, resolve(item[method]));
    }
  }
  return facts;
}

/**
 * @param {Facts} facts
 * @param {Node} server
 */
function addServer(facts, { url, variables = {} }) {
  const within = `server ${url}`;
  facts.set(within, { kind: "operation", traits: {} });
  for (const [name, { default: value, enum: values }] of Object.entries(variables)) {
    const traits = { default: value, enum: values };
    facts.set(`${within}, ${name}`, { kind: "operation", traits, within });
  }
}

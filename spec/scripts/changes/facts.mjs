// @ts-check
// What a document promises, as a flat list that two documents can be compared by.

/**
 * @typedef {{ readonly [key: string]: any }} Node
 * @typedef {"operation" | "parameter" | "request" | "answer" | "status"} Kind
 * @typedef {{ readonly kind: Kind, readonly traits: Readonly<Record<string, unknown>> }} Fact
 */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
/** What says nothing of which values there can be. */
const WORDS = ["description", "summary", "title", "example", "examples", "default", "deprecated"];
const STRUCTURE = ["$ref", "properties", "required", "items", "allOf", ...WORDS];

/**
 * Every operation, parameter, body field, status and answer field, by where it is.
 *
 * @param {Node} document
 * @returns {Map<string, Fact>}
 */
export function factsOf(document) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  const resolve = resolver(document);
  facts.set("security", { kind: "operation", traits: { needs: document["security"] } });
  for (const [name, reference] of Object.entries(document["components"]?.securitySchemes ?? {})) {
    const { description: _, ...traits } = resolve(reference);
    facts.set(`security scheme ${name}`, { kind: "operation", traits });
  }
  for (const [path, item] of Object.entries(document["paths"])) {
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = item[method];
      const at = operation.operationId;
      facts.set(at, { kind: "operation", traits: { address: `${method.toUpperCase()} ${path}` } });
      for (const reference of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
        const { name, in: place, required = false, schema } = resolve(reference);
        const where = `${at}, ${place} parameter ${name}`;
        addSchema(facts, resolve, "parameter", where, schema, required);
      }
      addBodies(facts, resolve, at, operation);
    }
  }
  return facts;
}

/**
 * @param {Map<string, Fact>} facts
 * @param {(node: Node) => Node} resolve
 * @param {string} at
 * @param {Node} operation
 */
function addBodies(facts, resolve, at, operation) {
  const body = operation["requestBody"] && resolve(operation["requestBody"]);
  for (const [type, { schema }] of Object.entries(body?.content ?? {})) {
    addSchema(facts, resolve, "request", `${at}, request (${type})`, schema, body.required);
  }
  for (const [status, reference] of Object.entries(operation["responses"])) {
    facts.set(`${at}, status ${status}`, { kind: "status", traits: {} });
    for (const [type, { schema }] of Object.entries(resolve(reference).content ?? {})) {
      addSchema(facts, resolve, "answer", `${at}, ${status} (${type})`, schema, true);
    }
  }
}

/**
 * @param {Map<string, Fact>} facts
 * @param {(node: Node) => Node} resolve
 * @param {Kind} kind
 * @param {string} at
 * @param {Node} reference
 * @param {boolean} required
 */
function addSchema(facts, resolve, kind, at, reference, required) {
  const schema = resolve(reference ?? {});
  const said = facts.get(at)?.traits;
  const own = Object.entries(schema).filter(([name]) => !STRUCTURE.includes(name));
  // Several parts of an allOf are one place.
  const traits = { ...said, ...Object.fromEntries(own), required: said?.["required"] || required };
  facts.set(at, { kind, traits: normalized(traits) });
  for (const part of schema["allOf"] ?? []) {
    addSchema(facts, resolve, kind, at, part, required);
  }
  for (const [name, property] of Object.entries(schema["properties"] ?? {})) {
    const needed = schema["required"]?.includes(name) ?? false;
    addSchema(facts, resolve, kind, `${at}: ${name}`, property, needed);
  }
  if (schema["items"]) {
    addSchema(facts, resolve, kind, `${at}[]`, schema["items"], true);
  }
}

/** @param {Node} traits */
function normalized(traits) {
  const { type } = traits;
  return type === undefined ? traits : { ...traits, type: [type].flat().sort() };
}

/**
 * Follows a local reference, as often as it takes.
 *
 * @param {Node} document
 * @returns {(node: Node) => Node}
 */
function resolver(document) {
  const resolve = (/** @type {Node} */ node) => {
    const steps = node["$ref"]?.split("/").slice(1);
    return steps
      ? resolve(
          steps.reduce((/** @type {Node} */ at, /** @type {string} */ step) => at[step], document),
        )
      : node;
  };
  return resolve;
}

// @ts-check
import { resolver } from "../references.mjs";
import { schemaElements } from "./schema-elements.mjs";

/**
 * A part of a document that a change can affect, such as a parameter, a status or a field.
 *
 * @typedef Element
 * @property {"request" | "response"} direction - operations, servers and security schemes count as requests
 * @property {Readonly<Record<string, unknown>>} constraints - such as `required` or `maxLength`
 * @property {"alternative" | "condition" | "error"} [role] - an alternative allows more values, a condition fewer, and a
 *   response can stop returning an error
 * @property {string} [parent] - a location
 *
 * @typedef {[location: string, element: Element]} Entry
 */

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Lists the servers, security schemes, operations, parameters, bodies, responses and fields of a document by location.
 *
 * @param {import("../references.mjs").Node} document
 * @returns {ReadonlyMap<string, Element>}
 */
export function listElements(document) {
  return new Map([...sharedElements(document), ...pathElements(document)]);
}

function* sharedElements(document) {
  const { servers = [], components = {} } = document;
  const direction = "request";
  for (const { url, variables = {} } of servers) {
    const parent = `server ${url}`;
    yield [parent, { direction, constraints: {} }];
    for (const [name, variable] of Object.entries(variables)) {
      const constraints = { default: variable.default, enum: variable.enum };
      yield [`${parent}, ${name}`, { direction, constraints, parent }];
    }
  }
  for (const [name, reference] of Object.entries(components.securitySchemes ?? {})) {
    const { description: _, ...constraints } = resolver(document)(reference);
    yield [`security scheme ${name}`, { direction, constraints }];
  }
}

function* pathElements(document) {
  const resolve = resolver(document);
  for (const [path, reference] of Object.entries(document.paths ?? {})) {
    const item = resolve(reference);
    for (const method of METHODS.filter((name) => item[name])) {
      const operation = resolve(item[method]);
      const address = `${method.toUpperCase()} ${path}`;
      const id = operation.operationId ?? address;
      yield operationElement(document, item, operation, id, address);
      yield* parameterElements(document, item, operation, id);
      yield* bodyElements(document, operation, id);
      yield* responseElements(document, operation, id);
    }
  }
}

function operationElement(document, item, operation, id, address) {
  const { servers = item.servers, security = document.security ?? [], deprecated } = operation;
  const constraints = {
    address,
    // An empty list and an empty requirement both mean that no key is required.
    security: security.length > 0 ? security : [{}],
    servers: servers?.map(({ url }) => url) ?? "the document's",
    deprecated: deprecated || undefined,
  };
  return [id, { direction: "request", constraints }];
}

function* parameterElements(document, item, operation, id) {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map(resolver(document))
    .map((node) => [`${id}, ${node.in} parameter ${node.name}`, node]);
  // In a Map, the operation's parameters replace those of the path.
  for (const [location, parameter] of new Map(parameters)) {
    yield* valueElements(document, "request", location, id, parameter);
  }
}

function* bodyElements(document, { requestBody }, id) {
  if (requestBody) {
    const { required = false, content = {} } = resolver(document)(requestBody);
    const parent = `${id}, request`;
    yield [parent, { direction: "request", constraints: { required }, parent: id }];
    for (const [type, { schema = {} }] of Object.entries(content)) {
      const details = { role: "alternative", parent };
      yield* schemaElements(document, "request", `${parent} (${type})`, [schema], details);
    }
  }
}

function* responseElements(document, { responses = {} }, id) {
  const resolve = resolver(document);
  for (const [status, reference] of Object.entries(responses)) {
    const { headers = {}, content = {} } = resolve(reference);
    const parent = `${id}, ${status}`;
    const role = /^[345]/.test(status) ? "error" : undefined;
    yield [parent, { direction: "response", constraints: {}, role, parent: id }];
    for (const [name, header] of Object.entries(headers)) {
      const location = `${parent}, header ${name.toLowerCase()}`;
      yield* valueElements(document, "response", location, parent, resolve(header));
    }
    for (const [type, { schema = {} }] of Object.entries(content)) {
      yield* schemaElements(document, "response", `${parent} (${type})`, [schema], { parent });
    }
  }
}

// The elements of a parameter or a header.
function valueElements(document, direction, location, parent, node) {
  const { content = {}, required = false, allowReserved = false, deprecated } = node;
  const defaultStyle = node.in === "query" || node.in === "cookie" ? "form" : "simple";
  const { style = defaultStyle, explode = style === "form" } = node;
  const [format = style] = Object.keys(content);
  const schema = node.schema ?? content[format]?.schema ?? {};
  return schemaElements(document, direction, location, [schema], {
    parent,
    required,
    style: format,
    explode,
    allowReserved,
    deprecated: deprecated || undefined,
  });
}

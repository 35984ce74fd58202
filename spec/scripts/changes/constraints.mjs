// @ts-check

/** Keywords that do not restrict values, or whose schemas are separate elements. */
const IGNORED = new Set([
  ...["description", "summary", "title", "example", "examples", "externalDocs"],
  ...["$comment", "$defs", "$id", "$schema", "$anchor"],
  ...["properties", "patternProperties", "required", "prefixItems", "propertyNames"],
]);
/** Keywords that restrict values only if they are `false`. Their schemas are separate elements. */
const OPEN = new Set([
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
]);
/** Keywords whose default is `false`. */
const FLAGS = new Set(["deprecated", "uniqueItems", "readOnly", "writeOnly"]);

/**
 * Combines the constraints of schemas that apply together.
 *
 * @param {readonly import("../references.mjs").Node[]} schemas
 * @returns {Record<string, unknown>}
 */
export function constraintsOf(schemas) {
  const constraints = {};
  for (const [name, value] of schemas.flatMap(ownConstraints)) {
    constraints[name] = name in constraints ? combine(name, constraints[name], value) : value;
  }
  const values = "const" in constraints ? [constraints.const] : constraints.enum;
  // Listed values imply their types.
  return values && !("type" in constraints)
    ? { ...constraints, type: [...new Set(values.map(typeOf))].sort() }
    : constraints;
}

function ownConstraints(schema) {
  return Object.entries(schema).flatMap(([name, value]) => {
    const isDefault = value === false ? FLAGS.has(name) : OPEN.has(name);
    const isExtension = name.startsWith("x-") && name !== "x-secret";
    if (isDefault || isExtension || IGNORED.has(name)) {
      return [];
    }
    if (name === "anyOf" || name === "oneOf") {
      return [["alternatives", true]];
    }
    return [[name, name === "type" || name === "enum" ? [value].flat().sort() : value]];
  });
}

function typeOf(value) {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}

function combine(name, one, other) {
  if (JSON.stringify(one) === JSON.stringify(other) || name === "default") {
    return other;
  }
  if (/^(?:max|exclusiveMax)/.test(name)) {
    return Math.min(one, other);
  }
  if (/^(?:min|exclusiveMin)/.test(name)) {
    return Math.max(one, other);
  }
  return Array.isArray(one)
    ? one.filter((value) => other.includes(value))
    : `${JSON.stringify(one)} and ${JSON.stringify(other)}`;
}

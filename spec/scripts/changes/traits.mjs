// @ts-check

/** @typedef {import("./facts.mjs").Node} Node */

/** What says nothing of which values there can be. */
const WORDS = ["description", "summary", "title", "example", "examples", "externalDocs"];
const NAMES = ["$comment", "$defs", "$id", "$schema", "$anchor"];
/** What is told place by place. */
const STRUCTURE = ["properties", "patternProperties", "required", "prefixItems", "propertyNames"];
const NO_TRAITS = [...WORDS, ...NAMES, ...STRUCTURE];
/** What is open unless it is closed with `false`; what a schema instead says is told place by place. */
const OPEN = ["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"];
/** What `false` says nothing with. */
const FLAGS = ["deprecated", "uniqueItems", "readOnly", "writeOnly"];

/**
 * What schemas that hold together say of the values at one place, apart from what is within. Values that are listed
 * say which types there are.
 *
 * @param {readonly Node[]} schemas
 */
export function traitsOf(schemas) {
  /** @type {Record<string, unknown>} */
  const traits = {};
  for (const [name, value] of schemas.flatMap(saidBy)) {
    traits[name] = name in traits ? together(name, traits[name], value) : value;
  }
  const values = "const" in traits ? [traits["const"]] : traits["enum"];
  return Array.isArray(values) && !("type" in traits)
    ? { ...traits, type: [...new Set(values.map(typeOf))].sort() }
    : traits;
}

/** @param {unknown} value */
function typeOf(value) {
  if (value === null || Array.isArray(value)) {
    return value === null ? "null" : "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}

/**
 * @param {Node} schema
 * @returns {[name: string, value: unknown][]}
 */
function saidBy(schema) {
  return Object.entries(schema).flatMap(([name, value]) => {
    if (NO_TRAITS.includes(name) || name.startsWith("x-") || goesWithoutSaying(name, value)) {
      return [];
    }
    if (name === "anyOf" || name === "oneOf") {
      return [["alternatives", true]];
    }
    return [[name, name === "type" || name === "enum" ? [value].flat().sort() : value]];
  });
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function goesWithoutSaying(name, value) {
  return value === false ? FLAGS.includes(name) : OPEN.includes(name);
}

/**
 * @param {string} name
 * @param {any} one
 * @param {any} other
 */
function together(name, one, other) {
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

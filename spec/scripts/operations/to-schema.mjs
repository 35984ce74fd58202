// @ts-check
import { lookUp } from "../references.mjs";
import { checkKeys, UnsupportedError } from "./unsupported-error.mjs";

/** @typedef {import("../references.mjs").Node} Node */
/** @typedef {import("./types.d.ts").Schema} Schema */

const TYPES = ["object", "array", "string", "integer", "number", "boolean", "null"];
const SCALARS = ["string", "integer", "number", "boolean"];
const KEPT = [
  ...["type", "enum", "default", "format", "minLength", "maxLength", "minimum", "maximum"],
  ...["items", "minItems", "maxItems", "uniqueItems"],
  ...["properties", "required", "minProperties", "additionalProperties"],
];
const DROPPED = [
  ...["title", "description", "example", "examples", "deprecated", "readOnly", "writeOnly"],
  ...["$comment", "externalDocs"],
];
const KNOWN = new Set([...KEPT, ...DROPPED]);

/**
 * Inlines the references of a schema and removes annotations such as descriptions.
 *
 * @param {Node} document
 * @param {Node} node
 * @param {string} place
 * @param {readonly string[]} [trail] - the references that led here
 * @returns {Schema}
 * @throws {UnsupportedError} if the table does not support a keyword of the schema.
 */
export function toSchema(document, node, place, trail = []) {
  if (typeof node !== "object" || node === null) {
    throw new UnsupportedError(place, node == null ? "a missing schema" : "boolean schemas");
  }
  const { $ref, ...siblings } = node;
  if ($ref === undefined) {
    return convert(document, node, place, trail);
  }
  if (trail.includes($ref)) {
    throw new UnsupportedError(place, `a schema that contains itself (${$ref})`);
  }
  const target = { ...lookUp(document, $ref), ...siblings };
  return toSchema(document, target, place, [...trail, $ref]);
}

/** @param {Schema} schema */
export function isScalar({ type }) {
  return typeof type === "string" && SCALARS.includes(type);
}

/** @type {typeof toSchema} */
function convert(document, node, place, trail) {
  checkKeys(node, KNOWN, place);
  checkShape(node, place);
  const schema = Object.fromEntries(Object.entries(node).filter(([key]) => KEPT.includes(key)));
  if (node.properties) {
    schema.properties = Object.fromEntries(
      Object.entries(node.properties).map(([name, property]) => [
        name,
        toSchema(document, property, `${place}, field "${name}"`, trail),
      ]),
    );
  }
  if (node.items) {
    schema.items = toSchema(document, node.items, `${place}, items`, trail);
  }
  if (schema.uniqueItems && !isScalar(schema.items)) {
    throw new UnsupportedError(place, '"uniqueItems" for items that are not scalars');
  }
  return /** @type {Schema} */ (schema);
}

/**
 * @param {Node} node
 * @param {string} place
 */
function checkShape({ type, items, additionalProperties }, place) {
  const types = [type].flat();
  if (!types.every((one) => TYPES.includes(one))) {
    throw new UnsupportedError(place, 'a schema without a "type"');
  }
  if (types.includes("object") && additionalProperties !== false) {
    throw new UnsupportedError(place, 'an object without "additionalProperties: false"');
  }
  if (types.includes("array") && items === undefined) {
    throw new UnsupportedError(place, 'an array without "items"');
  }
}

// @ts-check
import { isScalar, toSchema } from "./to-schema.mjs";
import { checkKeys, UnsupportedError } from "./unsupported-error.mjs";

/** @typedef {import("../references.mjs").Node} Node */
/** @typedef {import("./types.d.ts").Operation["parameters"]} Parameters */

const KNOWN = new Set([
  ...["name", "in", "required", "schema", "style", "explode"],
  ...["description", "deprecated", "example", "examples"],
]);

/** The default serialization, the only one that the table supports. */
const STYLES = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
};

/**
 * Converts the parameters of an operation, starting with those of its path. The operation's parameters override the
 * path's.
 *
 * @param {Node} document
 * @param {readonly Node[]} nodes resolved
 * @returns {Parameters}
 * @throws {UnsupportedError} if the table does not support a parameter.
 */
export function toParameters(document, nodes) {
  const byKey = new Map(nodes.map((node) => [`${node.in} ${node.name}`, node]));
  const all = [...byKey.values()].map((node) => [node.in, toParameter(document, node)]);
  const of = (/** @type {string} */ location) =>
    all.filter(([where]) => where === location).map(([, parameter]) => parameter);
  return { path: of("path"), query: of("query") };
}

/**
 * @param {Node} document
 * @param {Node} node
 */
function toParameter(document, node) {
  const { name, required = false } = node;
  const place = `${node.in} parameter "${name}"`;
  const defaults = STYLES[/** @type {keyof STYLES} */ (node.in)];
  if (!defaults) {
    throw new UnsupportedError(place, `parameters in the ${node.in}`);
  }
  checkKeys(node, KNOWN, place);
  const { style = defaults.style, explode = defaults.explode } = node;
  if (style !== defaults.style || explode !== defaults.explode) {
    throw new UnsupportedError(place, `"style: ${style}" with "explode: ${explode}"`);
  }
  const schema = toSchema(document, node.schema, place);
  const isList = node.in === "query" && schema.type === "array" && schema.items;
  if (!isScalar(schema) && !(isList && isScalar(isList))) {
    throw new UnsupportedError(place, `the type ${JSON.stringify(schema.type)}`);
  }
  return { name, required, schema };
}

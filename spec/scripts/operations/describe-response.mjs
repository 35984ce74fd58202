// @ts-check
import { resolver } from "../references.mjs";

/** @typedef {import("../references.mjs").Node} Node */

const SCALARS = ["string", "integer", "number", "boolean", "null"];

/**
 * Describes which fields of `data` in an operation's success response contain the value and the created resource.
 *
 * @param {Node} document
 * @param {Node} operation
 * @param {string} method - in lower case
 * @returns {{ value?: string, paged?: true, creates?: string }}
 */
export function describeResponse(document, { operationId, responses }, method) {
  const resolve = resolver(document);
  const [schema] = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) => resolve(response ?? {}).content?.["application/json"]?.schema ?? []);
  const data = propertiesOf(resolve, propertiesOf(resolve, schema ?? {}).data ?? {});
  const { total, ...rest } = data;
  const names = Object.keys(rest);
  const [value] = names.length === 1 && !isScalar(resolve(rest[names[0]])) ? names : [];
  // A POST does not always create a resource: it can also assign one.
  const created = method === "post" && operationId.startsWith("create");
  const creates = created && names.find((name) => propertiesOf(resolve, rest[name]).id);
  return {
    ...(value && { value }),
    ...(value && total && { paged: true }),
    ...(creates && { creates }),
  };
}

/**
 * Returns the properties of an object, including those in `allOf`.
 *
 * @param {(node: Node) => Node} resolve
 * @param {Node} node
 * @returns {Record<string, Node>}
 */
function propertiesOf(resolve, node) {
  const { properties, allOf = [] } = resolve(node);
  return Object.assign(
    {},
    ...allOf.map((/** @type {Node} */ part) => propertiesOf(resolve, part)),
    properties,
  );
}

/** @param {Node} schema - with its reference resolved */
function isScalar({ type, const: constant }) {
  return constant !== undefined || [type].flat().every((one) => SCALARS.includes(one));
}

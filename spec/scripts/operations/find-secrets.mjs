// @ts-check
import { resolver } from "../references.mjs";

/** @typedef {import("../references.mjs").Node} Node */

/**
 * Finds the names of the parameters and fields with `x-secret: true` in an operation's request and responses.
 *
 * @param {Node} document
 * @param {Node} operation
 * @param {readonly Node[]} parameters - with their references resolved
 * @returns {string[]} each name once
 */
export function findSecrets(document, { requestBody, responses }, parameters) {
  const resolve = resolver(document);
  const bodies = [requestBody, ...Object.values(responses)].flatMap((body) => {
    const schema = resolve(body ?? {}).content?.["application/json"]?.schema;
    return schema ? secretsIn(schema, resolve, new Set()) : [];
  });
  const secret = parameters.filter(({ schema, ...rest }) =>
    [rest, resolve(schema)].some((node) => node["x-secret"] === true),
  );
  return [...new Set([...secret.map(({ name }) => name), ...bodies])];
}

/**
 * @param {Node} node
 * @param {(node: Node) => Node} resolve
 * @param {Set<string>} seen - the references followed so far, because a schema can contain itself
 * @returns {string[]}
 */
function secretsIn(node, resolve, seen) {
  if (typeof node !== "object" || seen.has(node.$ref)) {
    return [];
  }
  if (node.$ref !== undefined) {
    seen.add(node.$ref);
  }
  const schema = resolve(node);
  const { properties = {}, items, additionalProperties, prefixItems = [] } = schema;
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const own = Object.entries(properties).flatMap(([name, property]) =>
    resolve(property)["x-secret"] === true ? [name] : [],
  );
  const inner = [
    ...Object.values(properties),
    ...[items, additionalProperties].filter(Boolean),
    ...[...prefixItems, ...allOf, ...anyOf, ...oneOf],
  ];
  return [...own, ...inner.flatMap((part) => secretsIn(part, resolve, seen))];
}

// @ts-check
import { buildOperations } from "../../scripts/operations/build-operations.mjs";

/** @typedef {Record<string, any>} Node */

/** @param {Node} schema a response or request body of JSON */
export const json = (schema) => ({ content: { "application/json": { schema } } });

/** @param {Node} properties @param {Node} [rest] */
export const closed = (properties, rest) => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...rest,
});

/** @param {Node} data the `properties` of a success's `data` */
export const success = (data) =>
  json({ properties: { data: { type: "object", properties: data } } });

/**
 * Builds the table of a document that has one operation, `getThing` unless it says otherwise.
 *
 * @param {Node} operation
 * @param {{ method?: string, path?: string, item?: Node, components?: Node }} [rest]
 * @returns {any} the operation's entry
 */
export function build(operation, { method = "get", path = "/things", item, components } = {}) {
  const complete = { operationId: "getThing", responses: { 200: {} }, ...operation };
  const table = buildOperations({ paths: { [path]: { ...item, [method]: complete } }, components });
  return table[complete.operationId];
}

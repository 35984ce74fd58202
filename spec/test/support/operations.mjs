// @ts-check
import { buildOperations } from "../../scripts/operations/build-operations.mjs";

/** @typedef {Record<string, any>} Node */

/** A JSON body of a request or a response. @param {Node} schema */
export const json = (schema) => ({ content: { "application/json": { schema } } });

/** A closed object. @param {Node} properties @param {Node} [rest] */
export const closed = (properties, rest) => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...rest,
});

/** A success. @param {Node} data the `properties` of its `data` */
export const success = (data) =>
  json({ properties: { data: { type: "object", properties: data } } });

/**
 * Builds the table of a document with one operation, by default `getThing`.
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

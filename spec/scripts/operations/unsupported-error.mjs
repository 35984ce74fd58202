// @ts-check

/** A part of the document that the operations table does not support. */
export class UnsupportedError extends Error {
  /**
   * @param {string} place - the place in the operation, such as `request body`
   * @param {string} construct - the unsupported construct, such as `"oneOf"`
   */
  constructor(place, construct) {
    super(`${place}: the operations table does not support ${construct}.`);
  }
}

/**
 * Checks that an object of the document has only supported keys.
 *
 * @param {object} node
 * @param {ReadonlySet<string>} known
 * @param {string} place
 * @throws {UnsupportedError} for any other key, except extensions (`x-…`).
 */
export function checkKeys(node, known, place) {
  const unknown = Object.keys(node).find((key) => !known.has(key) && !key.startsWith("x-"));
  if (unknown !== undefined) {
    throw new UnsupportedError(place, `"${unknown}"`);
  }
}

// @ts-check

/** A part of the document that the operations table has no way to express. */
export class UnsupportedError extends Error {
  /**
   * @param {string} place where it is in the operation, such as `request body`
   * @param {string} construct what cannot be expressed, such as `"oneOf"`
   */
  constructor(place, construct) {
    super(`${place}: the operations table does not support ${construct}`);
  }
}

/**
 * Checks that an object of the document has only keys that the table takes into account.
 *
 * @param {object} node
 * @param {ReadonlySet<string>} known
 * @param {string} place
 * @throws {UnsupportedError} if it has another key. Extensions (`x-…`) are allowed.
 */
export function checkKeys(node, known, place) {
  const unknown = Object.keys(node).find((key) => !known.has(key) && !key.startsWith("x-"));
  if (unknown !== undefined) {
    throw new UnsupportedError(place, `"${unknown}"`);
  }
}

// @ts-check

/** @typedef {import("./facts.mjs").Node} Node */

/**
 * Follows the references of a document's operations, as often as it takes. What stands beside one is kept.
 *
 * @param {Node} document
 * @returns {(node: Node) => Node}
 */
export function resolver(document) {
  /** @type {(node: Node, trail?: readonly string[]) => Node} */
  const resolve = ({ $ref, ...beside }, trail = []) => {
    if (trail.includes($ref)) {
      throw new Error(`The reference "${$ref}" leads nowhere but to itself.`);
    }
    return $ref === undefined
      ? beside
      : { ...resolve(lookUp(document, $ref), [...trail, $ref]), ...beside };
  };
  return (node) => resolve(node);
}

/**
 * Follows a local reference, once: a schema beside the next one would hold as well.
 *
 * @param {Node} document
 * @param {string} $ref
 * @returns {Node}
 */
export function lookUp(document, $ref) {
  const [file, ...steps] = $ref.split("/");
  const found = steps.reduce((at, step) => at?.[unescaped(step)], file === "#" ? document : {});
  if (found === undefined) {
    throw new Error(`The reference "${$ref}" leads nowhere in this document.`);
  }
  return found;
}

/**
 * A value with what it refers to in place of its references. One that leads to where it stands is left as it is.
 *
 * @param {Node} document
 * @param {any} value
 * @param {readonly string[]} [trail]
 * @returns {any}
 */
export function inlined(document, value, trail = []) {
  if (Array.isArray(value)) {
    return value.map((one) => inlined(document, one, trail));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { $ref, ...beside } = value;
  if (typeof $ref === "string" && !trail.includes($ref)) {
    const target = inlined(document, lookUp(document, $ref), [...trail, $ref]);
    return { ...target, ...inlined(document, beside, trail) };
  }
  const entries = Object.entries(value).map(([name, one]) => [name, inlined(document, one, trail)]);
  return Object.fromEntries(entries);
}

/** @param {string} step - of a JSON pointer in a URL */
function unescaped(step) {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

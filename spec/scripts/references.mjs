// @ts-check

/** @typedef {{ readonly [key: string]: any }} Node - any object of an OpenAPI document */

/**
 * Creates a function that resolves a node's reference, and any further references it leads to. Keeps the siblings of
 * `$ref`.
 *
 * @param {Node} document
 * @returns {(node: Node) => Node}
 */
export function resolver(document) {
  /** @type {(node: Node, trail?: readonly string[]) => Node} */
  const resolve = ({ $ref, ...siblings }, trail = []) => {
    if (trail.includes($ref)) {
      throw new Error(`Circular reference: "${$ref}".`);
    }
    return $ref === undefined
      ? siblings
      : { ...resolve(lookUp(document, $ref), [...trail, $ref]), ...siblings };
  };
  return (node) => resolve(node);
}

/**
 * Follows one local reference. The target can be another reference.
 *
 * @param {Node} document
 * @param {string} $ref
 * @returns {Node}
 */
export function lookUp(document, $ref) {
  const [file, ...pointer] = $ref.split("/");
  const target = pointer.reduce((node, step) => node?.[decode(step)], file === "#" ? document : {});
  if (target === undefined) {
    throw new Error(`Reference not found in this document: "${$ref}".`);
  }
  return target;
}

/**
 * Replaces the references in a value with their targets. Keeps circular references.
 *
 * @param {Node} document
 * @param {any} value
 * @param {readonly string[]} [trail] - the references that led here
 * @returns {any}
 */
export function inlineReferences(document, value, trail = []) {
  if (Array.isArray(value)) {
    return value.map((item) => inlineReferences(document, item, trail));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const { $ref, ...siblings } = value;
  const isReference = typeof $ref === "string" && !trail.includes($ref);
  const target = isReference ? lookUp(document, $ref) : {};
  const entries = Object.entries(isReference ? siblings : value);
  return {
    ...(isReference && inlineReferences(document, target, [...trail, $ref])),
    ...Object.fromEntries(
      entries.map(([key, item]) => [key, inlineReferences(document, item, trail)]),
    ),
  };
}

/** @param {string} step - one step of a JSON pointer in a URL */
function decode(step) {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

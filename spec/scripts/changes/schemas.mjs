// @ts-check
import { lookUp } from "./references.mjs";
import { traitsOf } from "./traits.mjs";

/**
 * @typedef {import("./facts.mjs").Node} Node
 * @typedef {import("./facts.mjs").Context} Context
 * @typedef {import("./facts.mjs").Kind} Kind
 * @typedef {ReadonlyMap<string, string>} Trail - the references that led here, and where each was followed
 * @typedef {{ readonly schema: Node, readonly trail: Trail }} Part
 * @typedef {{ readonly where: string, readonly nodes: Node[], readonly said: Node, readonly trail: Trail }} Place
 */

/**
 * Tells what a schema allows, here and at every place within.
 *
 * @param {Context} context
 * @param {Kind} kind
 * @param {string} at
 * @param {readonly Node[]} nodes - all of which hold here
 * @param {Node} said - more traits
 * @param {Trail} [trail]
 */
export function addSchema(context, kind, at, nodes, said, trail = new Map()) {
  const parts = nodes.flatMap((node) => partsOf(context, node, at, trail));
  const { isAlternative, ...own } = said;
  const traits = { ...own, ...traitsOf(parts.map(({ schema }) => schema)) };
  context.facts.set(at, { kind, traits, isAlternative });
  for (const { where, nodes: within, said: more, trail: led } of placesIn(at, parts)) {
    addSchema(context, kind, where, within, more, led);
  }
}

/**
 * A schema, and all that it takes in by reference and `allOf`.
 *
 * @param {Context} context
 * @param {Node} node
 * @param {string} at
 * @param {Trail} trail
 * @returns {Part[]}
 */
function partsOf(context, { $ref, allOf = [], ...schema }, at, trail) {
  const target = $ref === undefined ? [] : targetOf(context, $ref, at, trail);
  const all = allOf.flatMap((/** @type {Node} */ one) => partsOf(context, one, at, trail));
  return [...target, ...all, { schema, trail }];
}

/**
 * A reference that led here leads no further, or a schema that contains itself would have no end.
 *
 * @param {Context} context
 * @param {string} $ref
 * @param {string} at
 * @param {Trail} trail
 * @returns {Part[]}
 */
function targetOf(context, $ref, at, trail) {
  return trail.has($ref)
    ? [{ schema: { as: trail.get($ref) }, trail }]
    : partsOf(context, lookUp(context.document, $ref), at, new Map([...trail, [$ref, at]]));
}

/**
 * @param {string} at
 * @param {readonly Part[]} parts
 * @returns {Iterable<Place>}
 */
function placesIn(at, parts) {
  const required = new Set(parts.flatMap(({ schema }) => schema["required"] ?? []));
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const { schema, trail } of parts) {
    for (const [where, node, said] of within(at, schema, required)) {
      const nodes = [...(places.get(where)?.nodes ?? []), node];
      places.set(where, { where, nodes, said, trail });
    }
  }
  return places.values();
}

/**
 * @param {string} at
 * @param {Node} schema
 * @param {ReadonlySet<string>} required
 * @returns {Generator<[where: string, node: Node, said: Node]>}
 */
function* within(at, schema, required) {
  for (const [name, property] of Object.entries(schema["properties"] ?? {})) {
    yield [`${at}: ${name}`, property, { required: required.has(name) }];
  }
  for (const [pattern, property] of Object.entries(schema["patternProperties"] ?? {})) {
    yield [`${at}: /${pattern}/`, property, {}];
  }
  for (const [index, item] of (schema["prefixItems"] ?? []).entries()) {
    yield [`${at}[${index}]`, item, {}];
  }
  const { items, additionalProperties, propertyNames } = schema;
  const others = {
    "[]": items,
    ": (any other)": additionalProperties,
    ": (any name)": propertyNames,
  };
  for (const [place, node] of Object.entries(others)) {
    if (Object.keys(node ?? {}).length > 0) {
      yield [`${at}${place}`, node, {}];
    }
  }
  for (const [index, node] of (schema["anyOf"] ?? schema["oneOf"] ?? []).entries()) {
    yield [`${at} (${nameOf(node, index)})`, node, { isAlternative: true }];
  }
}

/**
 * What tells an alternative from the others, wherever it stands among them.
 *
 * @param {Node} node
 * @param {number} index
 */
function nameOf({ $ref, title, const: value, type }, index) {
  return $ref?.split("/").at(-1) ?? title ?? value ?? type ?? index;
}

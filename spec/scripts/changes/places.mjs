// @ts-check
// Where a schema says something of what is within the values that it allows.

/**
 * @typedef {import("./facts.mjs").Node} Node
 * @typedef {import("./schemas.mjs").Part} Part
 * @typedef {import("./schemas.mjs").Trail} Trail
 * @typedef {{ readonly where: string, readonly nodes: Node[], readonly said: Node, readonly trail: Trail }} Place
 * @typedef {[where: string, node: Node, said: Node]} Said
 */

const CONDITION = { role: "condition" };

/**
 * @param {string} at
 * @param {readonly Part[]} parts - all of which hold here
 * @returns {Iterable<Place>}
 */
export function placesIn(at, parts) {
  const required = new Set(parts.flatMap(({ schema }) => schema["required"] ?? []));
  /** @type {Map<string, Place>} */
  const places = new Map();
  for (const { schema, trail } of parts) {
    for (const [where, node, said] of [
      ...propertiesOf(at, schema, required),
      ...othersOf(at, schema),
      ...alternativesOf(at, schema),
    ]) {
      const nodes = [...(places.get(where)?.nodes ?? []), node];
      places.set(where, { where, nodes, said, trail });
    }
  }
  // An alternative may ask for a field that is described outside of it.
  for (const where of [...required].map((name) => `${at}: ${name}`)) {
    if (!places.has(where)) {
      const needed = `${where} (needed)`;
      places.set(needed, { where: needed, nodes: [], said: CONDITION, trail: new Map() });
    }
  }
  return places.values();
}

/**
 * @param {string} at
 * @param {Node} schema
 * @param {ReadonlySet<string>} required
 * @returns {Said[]}
 */
function propertiesOf(at, { properties = {} }, required) {
  return Object.entries(properties).map(([name, property]) => [
    `${at}: ${name}`,
    property,
    { required: required.has(name) },
  ]);
}

/**
 * What must hold for whatever else there is, if there is any.
 *
 * @param {string} at
 * @param {Node} schema
 * @returns {Said[]}
 */
function othersOf(at, { patternProperties = {}, prefixItems = [], ...schema }) {
  const patterns = Object.entries(patternProperties);
  /** @type {[string, Node | boolean | undefined][]} */
  const others = [
    ...patterns.map(([pattern, node]) => /** @type {[string, Node]} */ ([`: /${pattern}/`, node])),
    ...prefixItems.map((/** @type {Node} */ node, /** @type {number} */ nth) => [`[${nth}]`, node]),
    ["[]", schema["items"]],
    ["[others]", schema["unevaluatedItems"]],
    [": (any other)", schema["additionalProperties"]],
    [": (others)", schema["unevaluatedProperties"]],
    [": (any name)", schema["propertyNames"]],
  ];
  // A boolean closes or opens all of it, and an empty schema says nothing.
  return others.flatMap(([place, node]) =>
    Object.keys(node ?? {}).length > 0
      ? [[`${at}${place}`, /** @type {Node} */ (node), CONDITION]]
      : [],
  );
}

/**
 * @param {string} at
 * @param {Node} schema
 * @returns {Said[]}
 */
function alternativesOf(at, { anyOf = [], oneOf = [] }) {
  const names = [];
  /** @type {Said[]} */
  const alternatives = [];
  for (const node of [...anyOf, ...oneOf]) {
    const name = nameOf(node);
    const nth = names.push(name) && names.filter((other) => other === name).length;
    const where = `${at} (${nth === 1 ? name : `${name} ${nth}`})`;
    alternatives.push([where, node, { role: "alternative" }]);
  }
  return alternatives;
}

/**
 * What tells an alternative from the others, wherever it stands among them.
 *
 * @param {Node} node
 */
function nameOf({ $ref, title, const: value, enum: values, type = "any" }) {
  return $ref?.split("/").at(-1) ?? title ?? value ?? (values ? "enum" : type);
}

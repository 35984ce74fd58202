// @ts-check
import { inlineReferences, lookUp } from "../references.mjs";
import { constraintsOf } from "./constraints.mjs";

/** Keywords whose schemas are compared as values, because they are not separate elements. */
const INLINED = ["not", "if", "then", "else", "contains", "dependentSchemas", "contentSchema"];
const CONDITION = { role: "condition" };

/**
 * Lists the element of a schema and those of its fields, items and alternatives.
 *
 * @param {import("../references.mjs").Node} document
 * @param {"request" | "response"} direction
 * @param {string} location
 * @param {readonly (import("../references.mjs").Node | boolean)[]} schemas - that apply together
 * @param {{ role?: string, parent?: string }} details - with more constraints
 * @param {ReadonlyMap<string, string>} [trail] - the references that led here, and the locations they were followed at
 * @returns {Iterable<import("./list-elements.mjs").Entry>}
 */
export function* schemaElements(
  document,
  direction,
  location,
  schemas,
  details,
  trail = new Map(),
) {
  const { role, parent, ...given } = details;
  const parts = schemas.flatMap((schema) => expand(document, schema, location, trail));
  const constraints = { ...given, ...constraintsOf(parts.map(({ schema }) => schema)) };
  yield [location, { direction, constraints, role, parent }];
  for (const [suffix, child] of childrenOf(parts)) {
    const childDetails = { ...child.details, parent: location };
    const at = `${location}${suffix}`;
    yield* schemaElements(document, direction, at, child.schemas, childDetails, child.trail);
  }
}

// Splits a schema into parts: itself, and the schemas that it includes with $ref and allOf.
function expand(document, schema, location, trail) {
  const { $ref, allOf = [], ...own } = schema || { not: {} };
  for (const keyword of INLINED.filter((name) => name in own)) {
    own[keyword] = inlineReferences(document, own[keyword]);
  }
  const parts = [
    ...allOf.flatMap((one) => expand(document, one, location, trail)),
    { schema: own, trail },
  ];
  if ($ref === undefined) {
    return parts;
  }
  // A circular reference ends here.
  const target = trail.has($ref)
    ? [{ schema: { "circular reference": trail.get($ref) }, trail }]
    : expand(document, lookUp(document, $ref), location, new Map([...trail, [$ref, location]]));
  return [...target, ...parts];
}

function childrenOf(parts) {
  const required = new Set(parts.flatMap(({ schema }) => schema.required ?? []));
  const children = new Map();
  for (const { schema, trail } of parts) {
    for (const [suffix, child, details] of childSchemas(schema, required)) {
      const schemas = [...(children.get(suffix)?.schemas ?? []), child];
      children.set(suffix, { schemas, details, trail });
    }
  }
  // An alternative can require a field that only its parent describes.
  for (const name of required) {
    if (!children.has(`: ${name}`)) {
      children.set(`: ${name} (required)`, { schemas: [], details: CONDITION });
    }
  }
  return children;
}

function* childSchemas(schema, required) {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield [`: ${name}`, property, { required: required.has(name) }];
  }
  for (const [suffix, condition] of conditionsOf(schema)) {
    // A boolean is a constraint of the parent, and an empty schema is no condition.
    if (Object.keys(condition ?? {}).length > 0) {
      yield [suffix, condition, CONDITION];
    }
  }
  const counts = {};
  for (const alternative of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const name = nameOf(alternative);
    counts[name] = (counts[name] ?? 0) + 1;
    const suffix = counts[name] === 1 ? ` (${name})` : ` (${name} ${counts[name]})`;
    yield [suffix, alternative, { role: "alternative" }];
  }
}

function conditionsOf({ patternProperties = {}, prefixItems = [], ...schema }) {
  return [
    ...Object.entries(patternProperties).map(([pattern, one]) => [`: /${pattern}/`, one]),
    ...prefixItems.map((one, index) => [`[${index}]`, one]),
    ["[]", schema.items],
    ["[unevaluated items]", schema.unevaluatedItems],
    [": (additional properties)", schema.additionalProperties],
    [": (unevaluated properties)", schema.unevaluatedProperties],
    [": (property names)", schema.propertyNames],
  ];
}

// A name for an alternative that does not depend on its position.
function nameOf({ $ref, title, const: value, enum: values, type = "any" }) {
  return $ref?.split("/").at(-1) ?? title ?? value ?? (values ? "enum" : type);
}

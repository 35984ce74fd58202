// @ts-check
import { placesIn } from "./places.mjs";
import { inlined, lookUp } from "./references.mjs";
import { traitsOf } from "./traits.mjs";

/**
 * @typedef {import("./facts.mjs").Node} Node
 * @typedef {import("./facts.mjs").Context} Context
 * @typedef {import("./facts.mjs").Kind} Kind
 * @typedef {ReadonlyMap<string, string>} Trail - the references that led here, and where each was followed
 * @typedef {{ readonly schema: Node, readonly trail: Trail }} Part
 */

/** Schemas that say nothing of a place of their own. */
const HIDDEN = ["not", "if", "then", "else", "contains", "dependentSchemas", "contentSchema"];

/**
 * Tells what a schema allows, here and at every place within.
 *
 * @param {Context} context
 * @param {Kind} kind
 * @param {string} at
 * @param {readonly Node[]} nodes - all of which hold here
 * @param {Node} said - more traits, its role, and what it is part of
 * @param {Trail} [trail]
 */
export function addSchema(context, kind, at, nodes, said, trail = new Map()) {
  const parts = nodes.flatMap((node) => partsOf(context, node, at, trail));
  const { role, within, ...own } = said;
  const traits = { ...own, ...traitsOf(parts.map(({ schema }) => schema)) };
  context.facts.set(at, { kind, traits, role, within });
  for (const { where, nodes: inner, said: more, trail: led } of placesIn(at, parts)) {
    addSchema(context, kind, where, inner, { ...more, within: at }, led);
  }
}

/**
 * A schema, and all that it takes in by reference and `allOf`.
 *
 * @param {Context} context
 * @param {Node} node - or a boolean: `false` allows nothing
 * @param {string} at
 * @param {Trail} trail
 * @returns {Part[]}
 */
function partsOf(context, node, at, trail) {
  const { $ref, allOf = [], ...own } = node || { not: {} };
  const hidden = HIDDEN.filter((name) => name in own).map((name) => [
    name,
    inlined(context.document, own[name]),
  ]);
  const schema = { ...own, ...Object.fromEntries(hidden) };
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

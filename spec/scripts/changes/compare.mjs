// @ts-check
// Written by hand because openapi-diff 0.24 does not support OpenAPI 3.1, api-smart-diff 1.0 misclassifies a third
// of the test cases, and oasdiff is not on npm.
import { isBreakingChange, isBreakingPresence } from "./breaking.mjs";
import { listElements } from "./list-elements.mjs";

/**
 * Lists the changes between two documents, breaking ones first. A change is breaking if it can break a client of the
 * old document. Clients are assumed to send only what the document declares, and to ignore unknown parts of responses.
 *
 * @param {import("../references.mjs").Node} oldDocument
 * @param {import("../references.mjs").Node} newDocument
 * @returns {{ readonly breaking: boolean, readonly text: string }[]}
 */
export function compare(oldDocument, newDocument) {
  const [before, after] = [listElements(oldDocument), listElements(newDocument)];
  const locations = new Set([...before.keys(), ...after.keys()]);
  return [...locations]
    .filter((location) => !isPartOfChange(location, before, after))
    .flatMap((location) => changesAt(location, before.get(location), after.get(location)))
    .sort((a, b) => Number(b.breaking) - Number(a.breaking));
}

// Whether another change covers the one at this location. Adding or removing a parent covers its children. Adding the
// first alternative or removing the last one covers all alternatives.
function isPartOfChange(location, before, after) {
  const { parent, role } = before.get(location) ?? after.get(location) ?? {};
  if (parent === undefined) {
    return false;
  }
  const [old, current] = [before.get(parent), after.get(parent)];
  return (
    !old ||
    !current ||
    (role === "alternative" && old.constraints.alternatives !== current.constraints.alternatives) ||
    isPartOfChange(parent, before, after)
  );
}

function changesAt(location, before, after) {
  if (!before || !after) {
    const change = before ? "removed" : "added";
    const breaking = isBreakingPresence(before ?? after, change);
    return [{ breaking, text: `${location}: ${change}` }];
  }
  const names = new Set([...Object.keys(before.constraints), ...Object.keys(after.constraints)]);
  return [...names].flatMap((name) => {
    const [old, current] = [before.constraints[name], after.constraints[name]];
    if (JSON.stringify(old) === JSON.stringify(current)) {
      return [];
    }
    const breaking = isBreakingChange(before.direction, name, old, current);
    return [
      { breaking, text: `${location}: ${name} changed from ${show(old)} to ${show(current)}` },
    ];
  });
}

function show(value) {
  return value === undefined ? "none" : JSON.stringify(value);
}

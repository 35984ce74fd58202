// @ts-check

/**
 * Whether adding or removing an element is a breaking change.
 *
 * @param {import("./list-elements.mjs").Element} element
 * @param {"added" | "removed"} change
 */
export function isBreakingPresence({ direction, role, constraints }, change) {
  const isRequest = direction === "request";
  if (role === "alternative") {
    return change === (isRequest ? "removed" : "added");
  }
  if (role === "condition") {
    return change === (isRequest ? "added" : "removed");
  }
  return change === "added" ? isRequest && constraints["required"] === true : role !== "error";
}

/**
 * Whether a new value of a constraint is a breaking change. Every request that was valid before must stay valid, and a
 * response must not contain anything that it could not contain before.
 *
 * @param {"request" | "response"} direction
 * @param {string} name
 * @param {unknown} before
 * @param {unknown} after
 */
export function isBreakingChange(direction, name, before, after) {
  const isRequest = direction === "request";
  switch (name) {
    case "deprecated":
      return false;
    case "default":
      // In a request, omitting the value now means something else. In a response, a default makes the field required in
      // generated types.
      return isRequest || after === undefined;
    case "readOnly":
      return isRequest && after === true;
    case "writeOnly":
      return !isRequest && after === true;
    case "x-secret":
      // Tools redact only marked fields, so the mark must stay.
      return after !== true;
    case "enum":
      // Clients must expect new values in responses.
      return isRequest && !allows(name, after, before);
    default:
      return isRequest ? !allows(name, after, before) : !allows(name, before, after);
  }
}

// Whether one value of a constraint allows everything that another value allows.
function allows(name, wide, narrow) {
  if (name === "required") {
    return narrow;
  }
  if (name === "security") {
    return narrow.every((granted) => wide.some((required) => satisfies(granted, required)));
  }
  if (/^(?:min|exclusiveMin)/.test(name)) {
    return (wide ?? Number.NEGATIVE_INFINITY) <= (narrow ?? Number.NEGATIVE_INFINITY);
  }
  if (/^(?:max|exclusiveMax)/.test(name)) {
    return (wide ?? Number.POSITIVE_INFINITY) >= (narrow ?? Number.POSITIVE_INFINITY);
  }
  if (Array.isArray(wide) && Array.isArray(narrow)) {
    const allowed = new Set(wide.map((value) => JSON.stringify(value)));
    const allowsIntegers = name === "type" && wide.includes("number");
    return narrow.every(
      (value) => allowed.has(JSON.stringify(value)) || (allowsIntegers && value === "integer"),
    );
  }
  return wide === undefined;
}

// Whether the granted scopes, by security scheme, include the required ones.
function satisfies(granted, required) {
  return Object.entries(required).every(
    ([scheme, scopes]) =>
      scheme in granted && scopes.every((scope) => granted[scheme].includes(scope)),
  );
}

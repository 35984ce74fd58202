// @ts-check

/**
 * @typedef {import("./facts.mjs").Fact} Fact
 * @typedef {Readonly<Record<string, readonly string[]>>} Keys - the scopes that are needed of each
 */

/** What clients send: more may be allowed, not less. */
const SENT = ["operation", "parameter", "request"];

/**
 * Whether it breaks clients that something is there, or no longer.
 *
 * @param {Fact | undefined} old
 * @param {Fact | undefined} now
 */
export function breaksByBeing(old, now) {
  const { kind = "answer", role } = now ?? old ?? {};
  const isSent = SENT.includes(kind);
  if (role === "alternative") {
    return isSent ? !now : !old;
  }
  if (role === "condition") {
    return isSent ? !old : !now;
  }
  if (now) {
    return isSent && now.traits["required"] === true;
  }
  return role !== "error"; // one that no longer comes breaks nobody
}

/**
 * Whether it breaks clients that something is now another way.
 *
 * @param {import("./facts.mjs").Kind} kind
 * @param {string} name
 * @param {unknown} was
 * @param {unknown} is
 */
export function breaksByBecoming(kind, name, was, is) {
  const isSent = SENT.includes(kind);
  if (name === "deprecated") {
    return false;
  }
  if (name === "default") {
    // What is not sent means something else. In an answer, the generated types count on a field that has one.
    return isSent || is === undefined;
  }
  if (name === "readOnly" || name === "writeOnly") {
    return is === true && isSent === (name === "readOnly");
  }
  if (name === "enum" && !isSent) {
    return false; // other values may appear at any time
  }
  return isSent ? !isWider(name, was, is) : !isWider(name, is, was);
}

/**
 * Whether everything that was allowed still is.
 *
 * @param {string} name
 * @param {any} was
 * @param {any} is
 */
function isWider(name, was, is) {
  if (name === "required") {
    return was;
  }
  if (name === "security") {
    return was.every((/** @type {Keys} */ keys) =>
      is.some((/** @type {Keys} */ needed) => hold(keys, needed)),
    );
  }
  if (/^min|^exclusiveMin/.test(name)) {
    return (is ?? Number.NEGATIVE_INFINITY) <= (was ?? Number.NEGATIVE_INFINITY);
  }
  if (/^max|^exclusiveMax/.test(name)) {
    return (is ?? Number.POSITIVE_INFINITY) >= (was ?? Number.POSITIVE_INFINITY);
  }
  if (Array.isArray(was) && Array.isArray(is)) {
    const allowed = new Set(is.map(show));
    const isNumber = (/** @type {unknown} */ one) =>
      name === "type" && one === "integer" && is.includes("number");
    return was.every((one) => allowed.has(show(one)) || isNumber(one));
  }
  return is === undefined; // a condition that has gone
}

/**
 * Whether whoever has these keys has those that are needed.
 *
 * @param {Keys} keys
 * @param {Keys} needed
 */
function hold(keys, needed) {
  return Object.entries(needed).every(
    ([name, scopes]) => name in keys && scopes.every((scope) => keys[name]?.includes(scope)),
  );
}

/** @param {unknown} value */
export function show(value) {
  return value === undefined ? "not there" : JSON.stringify(value);
}

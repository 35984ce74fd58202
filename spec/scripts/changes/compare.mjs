// @ts-check
import { factsOf } from "./facts.mjs";

/**
 * @typedef {import("./facts.mjs").Fact} Fact
 * @typedef {{ readonly breaking: boolean, readonly text: string }} Change
 */

/** What clients send: more may be allowed, not less. */
const SENT = ["operation", "parameter", "request"];

/**
 * What changed between two documents, and whether it breaks clients that were made from the first. Requests are
 * closed and answers are open: a client must not send what is unknown, and lets pass what is.
 *
 * @param {import("./facts.mjs").Node} before
 * @param {import("./facts.mjs").Node} after
 * @returns {Change[]} those that break first
 */
export function compare(before, after) {
  const [old, now] = [factsOf(before), factsOf(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])]
    .filter((where) => !isPartOfChange(where, old, now))
    .flatMap((where) => changesAt(where, old.get(where), now.get(where)));
  return changes.sort((a, b) => Number(b.breaking) - Number(a.breaking));
}

// What has gone or come as a whole need not be told part by part.
/**
 * @param {string} where
 * @param {Map<string, Fact>} old
 * @param {Map<string, Fact>} now
 */
function isPartOfChange(where, old, now) {
  const wholes = where.split(/(?=, |: | \(|\[)/);
  return wholes.slice(0, -1).some((_, index) => {
    const whole = wholes.slice(0, index + 1).join("");
    return (old.has(whole) || now.has(whole)) && old.has(whole) !== now.has(whole);
  });
}

/**
 * @param {string} where
 * @param {Fact | undefined} old
 * @param {Fact | undefined} now
 * @returns {Change[]}
 */
function changesAt(where, old, now) {
  if (!old || !now) {
    return [
      { breaking: breaksByBeing(where, old, now), text: `${where}: ${old ? "gone" : "new"}` },
    ];
  }
  const names = [...new Set([...Object.keys(old.traits), ...Object.keys(now.traits)])];
  return names.flatMap((name) => {
    const [was, is] = [old.traits[name], now.traits[name]];
    return JSON.stringify(was) === JSON.stringify(is)
      ? []
      : [
          {
            breaking: breaksByBecoming(old.kind, name, was, is),
            text: `${where}: ${name} was ${show(was)}, is ${show(is)}`,
          },
        ];
  });
}

/**
 * @param {string} where
 * @param {Fact | undefined} old
 * @param {Fact | undefined} now
 */
function breaksByBeing(where, old, now) {
  if (now?.isAlternative ?? old?.isAlternative) {
    return SENT.includes((now ?? old)?.kind ?? "") ? !now : !old;
  }
  if (now) {
    return SENT.includes(now.kind) && now.traits["required"] === true;
  }
  // An error that no longer comes breaks nobody.
  return !/, (?:status )?[345]\d\d(?: \([^)]*\))?$/.test(where) && old !== undefined;
}

/**
 * @param {import("./facts.mjs").Kind} kind
 * @param {string} name
 * @param {unknown} was
 * @param {unknown} is
 */
function breaksByBecoming(kind, name, was, is) {
  const isSent = SENT.includes(kind);
  if (name === "deprecated") {
    return false;
  }
  if (name === "default") {
    return isSent; // what is not sent means something else
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
  if (name === "required" || name === "uniqueItems") {
    return was === true;
  }
  if (/^items$|^(?:additional|unevaluated)(?:Properties|Items)$/.test(name)) {
    return was === false;
  }
  if (/^min|^exclusiveMin/.test(name)) {
    return (is ?? Number.NEGATIVE_INFINITY) <= (was ?? Number.NEGATIVE_INFINITY);
  }
  if (/^max|^exclusiveMax/.test(name)) {
    return (is ?? Number.POSITIVE_INFINITY) >= (was ?? Number.POSITIVE_INFINITY);
  }
  if (Array.isArray(was) && Array.isArray(is)) {
    const has = new Set(is.map(show));
    return was.every((one) => has.has(show(one)));
  }
  return is === undefined; // a condition that has gone
}

/** @param {unknown} value */
function show(value) {
  return value === undefined ? "not there" : JSON.stringify(value);
}

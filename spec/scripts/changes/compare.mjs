// @ts-check
// Why not a library's: openapi-diff 0.24 takes no OpenAPI 3.1, api-smart-diff 1.0 takes 3.0 and judges a third of the
// tests' cases otherwise, and oasdiff is a Go program that npm does not have.
import { factsOf } from "./facts.mjs";
import { breaksByBecoming, breaksByBeing, show } from "./rules.mjs";

/**
 * @typedef {import("./facts.mjs").Fact} Fact
 * @typedef {{ readonly breaking: boolean, readonly text: string }} Change
 */

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

/**
 * What has gone or come as a whole need not be told part by part, nor that there is a choice now, or no more.
 *
 * @param {string} where
 * @param {Map<string, Fact>} old
 * @param {Map<string, Fact>} now
 * @returns {boolean}
 */
function isPartOfChange(where, old, now) {
  const { within, role } = old.get(where) ?? now.get(where) ?? {};
  if (within === undefined) {
    return false;
  }
  const [was, is] = [old.get(within), now.get(within)];
  const isNewChoice = was?.traits["alternatives"] !== is?.traits["alternatives"];
  return (
    !was !== !is || (role === "alternative" && isNewChoice) || isPartOfChange(within, old, now)
  );
}

/**
 * @param {string} where
 * @param {Fact | undefined} old
 * @param {Fact | undefined} now
 * @returns {Change[]}
 */
function changesAt(where, old, now) {
  if (!old || !now) {
    return [{ breaking: breaksByBeing(old, now), text: `${where}: ${old ? "gone" : "new"}` }];
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

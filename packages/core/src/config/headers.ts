import type { ErrorKind } from "../errors.ts";

/** The header that carries the key. Nginx drops it unless `underscores_in_headers` is on. */
export const API_KEY_HEADER = "CONFIDENT_API_KEY";

/** What no header may hold: `fetch` would refuse it with an error that prints it. */
export const NOT_A_HEADER_VALUE: RegExp = /[^\x20-\x7e\xa0-\xff]/;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** Headers that can be sent, their names in lower case so that the later of two wins. */
export function checkHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  Kind: ErrorKind,
): Record<string, string> {
  return Object.fromEntries(
    entriesOf(headers).map(([key, value]) => {
      const name = String(key).toLowerCase();
      const sendable =
        HEADER_NAME.test(String(key)) &&
        typeof value === "string" &&
        !NOT_A_HEADER_VALUE.test(value);
      if (!sendable || name === API_KEY_HEADER.toLowerCase()) {
        throw new Kind(`The header ${JSON.stringify(key)} cannot be sent. A key goes into apiKey.`);
      }
      return [name, value];
    }),
  );
}

// The type says a record, but JavaScript passes what it would pass to fetch.
function entriesOf(headers: unknown): (readonly [unknown, unknown])[] {
  const given = Object(headers) as object;
  return Symbol.iterator in given
    ? [...(given as Iterable<[unknown, unknown]>)]
    : Object.entries(given);
}

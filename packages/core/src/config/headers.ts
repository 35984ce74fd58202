import { ConfidentArgumentError, type ErrorKind } from "../errors.ts";

/** The header that carries the key. Nginx drops it unless `underscores_in_headers` is on. */
export const API_KEY_HEADER = "CONFIDENT_API_KEY";

/** What no header may hold: `fetch` would refuse it with an error that prints it. */
export const NOT_A_HEADER_VALUE: RegExp = /[^\x20-\x7e\xa0-\xff]/;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** What the client says itself: of a wrong length, the server would wait for the rest. */
const RESERVED = /^(?:confident_api_key|content-length)$/;

/** Headers that can be sent, their names in lower case so that the later of two wins. */
export function checkHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  Kind: ErrorKind,
): Record<string, string> {
  return Object.fromEntries(
    entriesOf(headers).map(({ 0: key, 1: value }) => {
      const name = String(key).toLowerCase();
      if (!isSendable(key, value) || RESERVED.test(name)) {
        throw unsendable(key, Kind);
      }
      return [name, value as string];
    }),
  );
}

/** @throws {ConfidentArgumentError} if `fetch` would refuse a header, with an error that prints it. */
export function checkSendable(headers: unknown): void {
  for (const { 0: name, 1: value } of entriesOf(headers)) {
    if (!isSendable(name, `${value}`)) {
      throw unsendable(name, ConfidentArgumentError);
    }
  }
}

function unsendable(name: unknown, Kind: ErrorKind): Error {
  return new Kind(`The header ${JSON.stringify(name)} cannot be sent. A key goes into apiKey.`);
}

function isSendable(name: unknown, value: unknown): boolean {
  return (
    HEADER_NAME.test(String(name)) && typeof value === "string" && !NOT_A_HEADER_VALUE.test(value)
  );
}

// The type says a record, but JavaScript passes what it would pass to fetch.
function entriesOf(headers: unknown): (readonly unknown[])[] {
  const given = Object(headers) as object;
  return Symbol.iterator in given
    ? Array.from(given as Iterable<unknown>, (pair) => Object(pair) as readonly unknown[])
    : Object.entries(given);
}

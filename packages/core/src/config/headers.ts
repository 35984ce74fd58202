import { ConfidentArgumentError, type ErrorKind } from "../errors.ts";

/** The header that carries the key. Nginx drops it unless `underscores_in_headers` is on. */
export const API_KEY_HEADER = "CONFIDENT_API_KEY";

/**
 * Tells a proxy that the request comes from this client. A page from another origin can send this header only after a
 * preflight. The client sends it only if a proxy adds the key.
 */
export const CLIENT_HEADER = "x-confident-client";

/**
 * Matches characters that header values must not contain. `fetch` would reject such a value with an error that shows
 * it.
 */
export const NOT_A_HEADER_VALUE: RegExp = /[^\x20-\x7e\xa0-\xff]/;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Headers that callers must not set. With a wrong `content-length`, the server would wait for the rest of the body. */
export const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  "confident_api_key",
  "content-length",
]);

/**
 * Validates headers and returns them with names in lower case. If two names are then equal, the last header takes
 * precedence.
 *
 * @throws an error of the given kind if a header cannot be sent or is reserved.
 */
export function checkHeaders(
  headers: Readonly<Record<string, string>> | undefined,
  Kind: ErrorKind,
): Record<string, string> {
  return Object.fromEntries(
    entriesOf(headers).map(([key, value]) => {
      const name = String(key).toLowerCase();
      if (!isSendable(key, value) || RESERVED_HEADERS.has(name)) {
        throw unsendable(key, Kind);
      }
      return [name, value as string];
    }),
  );
}

/** @throws {ConfidentArgumentError} if a header cannot be sent. The error from `fetch` would show its value. */
export function checkSendable(headers: unknown): void {
  for (const [name, value] of entriesOf(headers)) {
    if (!isSendable(name, `${value}`)) {
      throw unsendable(name, ConfidentArgumentError);
    }
  }
}

function unsendable(name: unknown, Kind: ErrorKind): Error {
  const advice = String(name).toUpperCase() === API_KEY_HEADER ? " Pass the key as apiKey." : "";
  return new Kind(
    `Header ${JSON.stringify(name)} is reserved, not a string, or contains invalid characters.${advice}`,
  );
}

function isSendable(name: unknown, value: unknown): boolean {
  return (
    HEADER_NAME.test(String(name)) && typeof value === "string" && !NOT_A_HEADER_VALUE.test(value)
  );
}

// The type is a record, but JavaScript callers pass any type that fetch accepts.
function entriesOf(headers: unknown): (readonly unknown[])[] {
  if (headers === undefined || headers === null) {
    return [];
  }
  if (typeof headers !== "object") {
    return [[headers]];
  }
  return Symbol.iterator in headers
    ? Array.from(headers as Iterable<unknown>, (pair) => (Array.isArray(pair) ? pair : []))
    : Object.entries(headers);
}

import { ConfidentArgumentError, type ErrorKind } from "../errors.ts";

/** The header that carries the key. Nginx drops it unless `underscores_in_headers` is on. */
export const API_KEY_HEADER = "CONFIDENT_API_KEY";

/**
 * Tells a proxy that the request comes from this client. A page from another origin can send it only after a preflight.
 * Sent only if the proxy adds the key.
 */
export const CLIENT_HEADER = "x-confident-client";

/** Characters that headers must not contain. `fetch` would reject them with an error that shows the value. */
export const NOT_A_HEADER_VALUE: RegExp = /[^\x20-\x7e\xa0-\xff]/;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
/** Set by the client itself. If the length were wrong, the server would wait for the rest. */
export const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  "confident_api_key",
  "content-length",
]);

/**
 * Returns valid headers with names in lower case, so that the last of two takes precedence.
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

/** @throws {ConfidentArgumentError} if `fetch` would reject a header, with an error that shows its value. */
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
